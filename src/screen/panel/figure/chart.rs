//! A chart of a model turned into cells: its title, the curves as far as time has come, and what kind of model drew them.

use super::{bold, put_centred, style, wrapped};
use crate::lab::Model;
use crate::language::number::rounded;
use crate::screen::panel::Showing;
use crate::screen::panel::curves::{View, difference, easel};
use crate::screen::panel::figure::people;
use crate::screen::panel::plot::Plot;
use crate::screen::panel::text::{Row, cut, put_rows, row_width};
use crate::stage::picture::Studio;
use crate::story::figure::Chart;
use crate::story::figure::chart::{CROWD, Posed};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// With fewer rows a chart says less than words.
pub const LEAST_ROWS: u16 = 9;

/// Draws the chart; false where its model is not there, or the area too small.
pub fn chart(showing: &Showing, chart: &Chart, area: Rect, studio: &mut Studio, buffer: &mut Buffer) -> bool {
    let Some(model) = showing.library.model(&chart.model) else { return false };
    if area.height < LEAST_ROWS {
        return false;
    }
    let library = showing.library;
    let drugs = showing.moment.drugs(library);
    let drugs: Vec<&str> = drugs.iter().filter_map(|id| Some(&*library.drugs.get(*id)?.name)).collect();
    let posed = chart.posed(model, &drugs);
    let mut body = area;
    let drawn = model.charts.iter().find(|known| known.name == chart.chart);
    let title = drawn.map(|drawn| super::text(showing, &drawn.title)).unwrap_or_default();
    head(showing, &title, model, &mut body, buffer);
    if chart.chart == CROWD {
        return crowd(showing, model, &posed, body, studio, buffer);
    }
    let Some(drawn) = drawn else { return false };
    let mut plot = Plot::default();
    let run = studio.runs.run(library, model, &posed.setting);
    if let Some(Ok(run)) = &*run {
        let other = posed.beside.as_ref().map(|beside| (studio.runs.run(library, model, beside), beside));
        let beside = other.as_ref().and_then(|(run, beside)| {
            let name = if drugs.is_empty() {
                difference(showing, model, beside, &posed.setting)
            } else {
                "without".to_owned()
            };
            Some(((**run).as_ref()?.as_ref().ok()?, name))
        });
        plot = View { model, chart: drawn, run, beside, now: now(showing, model), ahead: false }
            .plot(showing, body.height);
    }
    plot.instead = posed.instead(showing.moment.audience);
    plot.draw(easel(showing), body, buffer);
    true
}

/// The title, and beside or below it what kind of model this is.
fn head(showing: &Showing, title: &str, model: &Model, body: &mut Rect, buffer: &mut Buffer) {
    let title: Row = vec![(title.to_owned(), bold(showing, "text"))];
    let nature = format!("{}{}", showing.tone.sign("◇ ", "model: "), model.nature);
    let nature: Row = vec![(nature, style(showing, "muted"))];
    let mut top = cut(body, 1, false);
    put_rows(buffer, top, std::slice::from_ref(&title));
    let (wide, own) = (row_width(&title) + 3, row_width(&nature));
    if wide + own > usize::from(top.width) {
        top = cut(body, 1, true);
    }
    top.x = top.right().saturating_sub(own as u16).max(top.x);
    put_rows(buffer, top, &[nature]);
}

/// Where time stands as the step plays, in the model's unit.
fn now(showing: &Showing, model: &Model) -> f64 {
    let length = showing.timeline.as_ref().map_or(0, |timeline| timeline.length(showing.moment.step));
    let share = if length > 0 { f64::from(showing.moment.time.min(length)) / f64::from(length) } else { 1.0 };
    model.clock.until * share
}

/// A hundred virtual people who had responded: who keeps it as time passes.
fn crowd(
    showing: &Showing,
    model: &Model,
    posed: &Posed,
    area: Rect,
    studio: &mut Studio,
    buffer: &mut Buffer,
) -> bool {
    let now = now(showing, model);
    crowd_at(showing, model, &posed.setting, now, area, studio, buffer)
}

/// The same at a time, in the model's unit.
pub fn crowd_at(
    showing: &Showing,
    model: &Model,
    setting: &[usize],
    now: f64,
    mut area: Rect,
    studio: &mut Studio,
    buffer: &mut Buffer,
) -> bool {
    let crowd = studio.runs.crowd(showing.library, model, setting);
    let Some(Ok(crowd)) = &*crowd else { return false };
    let at = crowd.times.partition_point(|time| *time <= now).saturating_sub(1);
    let keeping = crowd.keeping.get(at).copied().unwrap_or_default();
    let share = (100 * keeping + crowd.responders / 2) / crowd.responders.max(1);
    let time = format!("{} {}", rounded(now / model.clock.per_shown), model.clock.words());
    let words = format!("{share} in 100 virtual people who had their hair back still have it at {time}");
    let rows = wrapped(words, bold(showing, "text"), area.width);
    let foot = cut(&mut area, rows.len() as u16, true);
    put_centred(buffer, foot, &rows);
    people::ten_by_ten(showing, share.min(100) as u8, area, buffer)
}
