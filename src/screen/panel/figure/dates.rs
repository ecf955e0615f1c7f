//! Dates turned into a timeline from top to bottom: a rail a track, a node an event, its words beside it.

use super::{bold, centred, count, style, text, veiled, wrapped};
use crate::screen::panel::Showing;
use crate::screen::panel::text::{Row, cut, put, put_rows, row_width};
use crate::story::figure::{Dates, Event};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

/// Each track has its place, its colour and its sign.
const ROLES: [&str; 3] = ["accent", "warn", "good"];
const SIGNS: [(&str, &str); 3] = [("◉", "o"), ("✚", "+"), ("▮", "#")];
/// Cells from rail to rail, and between the rails and the words.
const RAIL: u16 = 3;
const WIDEST: u16 = 92;

fn gutter(dates: &Dates) -> (u16, u16) {
    let when = dates.events.iter().map(|event| event.when.width()).max().unwrap_or(0) as u16;
    (when, when + 2 + RAIL * dates.tracks.len() as u16)
}

fn said(showing: &Showing, dates: &Dates, width: u16) -> Vec<Vec<Row>> {
    let room = width.min(WIDEST).saturating_sub(gutter(dates).1);
    let rows =
        |event: &Event| veiled(showing, wrapped(text(showing, &event.says), style(showing, "text"), room.max(12)));
    dates.events.iter().map(rows).collect()
}

fn legend_rows(dates: &Dates) -> u16 {
    u16::from(dates.tracks.iter().any(|track| !track.is_empty()))
}

pub fn least_rows(showing: &Showing, dates: &Dates, width: u16) -> u16 {
    let said: u16 = said(showing, dates, width).iter().map(|rows| count(rows)).sum();
    said.saturating_add(legend_rows(dates))
}

pub fn dates(showing: &Showing, dates: &Dates, area: Rect, buffer: &mut Buffer) -> bool {
    let said = said(showing, dates, area.width);
    let (when, gutter) = gutter(dates);
    let tall: u16 = said.iter().map(|rows| count(rows)).sum::<u16>() + legend_rows(dates);
    if tall > area.height || gutter + 12 > area.width {
        return false;
    }
    let gaps = said.len() as u16;
    let gap = ((area.height - tall) / gaps.max(1)).min(3);
    let wide = said.iter().flatten().map(row_width).max().unwrap_or(0) as u16 + gutter;
    let mut page = centred(area, wide.max(legend(showing, dates).1), tall + gap * gaps);
    if legend_rows(dates) > 0 {
        let line = cut(&mut page, 1, false);
        put_rows(buffer, line, &[legend(showing, dates).0]);
        cut(&mut page, gap.min(1), false);
    }
    let mut y = page.y;
    let tops: Vec<u16> = said
        .iter()
        .map(|rows| {
            let top = y;
            y += count(rows) + gap;
            top
        })
        .collect();
    rails(showing, dates, &tops, Rect { x: page.x + when + 2, ..page }, buffer);
    let newest = dates.events.len() - 1;
    for (number, (event, rows)) in dates.events.iter().zip(&said).enumerate() {
        let y = tops[number];
        let date = if number == newest { bold(showing, "title") } else { bold(showing, "muted") };
        put(buffer, area, page.x + when - event.when.width() as u16, y, &event.when, date);
        put(
            buffer,
            area,
            page.x + when + 2 + RAIL * event.track as u16,
            y,
            sign(showing, event.track),
            bold(showing, ROLES[event.track % 3]),
        );
        put_rows(
            buffer,
            Rect { x: page.x + gutter, y, width: (page.right()).saturating_sub(page.x + gutter), height: count(rows) }
                .intersection(area),
            rows,
        );
    }
    true
}

fn sign(showing: &Showing, track: usize) -> &'static str {
    let (rich, plain) = SIGNS[track % SIGNS.len()];
    showing.tone.sign(rich, plain)
}

/// Which sign is which track, and how wide the row is.
fn legend(showing: &Showing, dates: &Dates) -> (Row, u16) {
    let mut row = Row::new();
    for (track, name) in dates.tracks.iter().enumerate() {
        let role = ROLES[track % ROLES.len()];
        row.push((format!("{} ", sign(showing, track)), bold(showing, role)));
        row.push((format!("{name}    "), bold(showing, role)));
    }
    let width = row_width(&row) as u16;
    (row, width)
}

/// Each track's rail, from its first event to its last.
fn rails(showing: &Showing, dates: &Dates, tops: &[u16], area: Rect, buffer: &mut Buffer) {
    for track in 0..dates.tracks.len() {
        let mut own = dates.events.iter().zip(tops).filter(|(event, _)| event.track == track).map(|(_, top)| *top);
        let Some(first) = own.next() else { continue };
        let last = own.next_back().unwrap_or(first);
        for y in first..last {
            let x = area.x + RAIL * track as u16;
            put(buffer, buffer.area, x, y, showing.tone.sign("│", "|"), style(showing, ROLES[track % ROLES.len()]));
        }
    }
}
