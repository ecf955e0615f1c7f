//! A chart of a model turned into cells: its title, the curves as far as time has come, and what kind of model drew them.

use super::{bold, put_centred, style, wrapped};
use crate::lab::{self, Model, Run};
use crate::screen::panel::Showing;
use crate::screen::panel::curves::{View, easel};
use crate::screen::panel::figure::crowd::Crowd;
use crate::screen::panel::plot::Plot;
use crate::screen::panel::text::{Row, cut, put_rows, row_width};
use crate::stage::picture::Studio;
use crate::story::figure::Chart;
use crate::story::figure::chart::{CROWD, PEOPLE, Posed, counted};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::rc::Rc;

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
    let title = drawn.map_or_else(|| "Virtual people".to_owned(), |drawn| super::text(showing, &drawn.title));
    head(showing, &title, model, &mut body, buffer);
    if chart.chart == CROWD && posed.instead(showing.moment.audience).is_none() {
        return crowd(showing, model, &posed, body, studio, buffer);
    }
    let Some(drawn) = drawn else {
        let words = posed.instead(showing.moment.audience).unwrap_or_default();
        let rows = wrapped(words, style(showing, "text"), body.width.min(60));
        put_centred(buffer, super::centred(body, body.width, super::count(&rows)), &rows);
        return true;
    };
    let mut plot = Plot::default();
    let run = studio.runs.run(library, model, &posed.setting);
    if let Some(Ok(run)) = &*run {
        let other = posed.beside.as_ref().map(|beside| studio.runs.run(library, model, beside));
        let beside = other.as_ref().and_then(|run| {
            let name = if posed.without { "without the drug".to_owned() } else { super::text(showing, &chart.faint) };
            Some(((**run).as_ref()?.as_ref().ok()?, name))
        });
        let crowd = others(showing, model, drawn, &posed.setting, studio);
        let now = now(showing, model, &posed.setting);
        plot = View { model, chart: drawn, run, beside, crowd: &crowd, now, ahead: false }.plot(showing, body.height);
    }
    let missing = posed.instead(showing.moment.audience);
    plot.instead = missing.or_else(|| plot.curves.is_empty().then(|| undrawn(&run)));
    plot.draw(easel(showing), body, buffer);
    true
}

/// Why a run has no curve to draw.
pub fn undrawn(run: &Option<Result<Run, String>>) -> String {
    match run {
        Some(Err(why)) => why.clone(),
        _ => "No verified number stands behind this chart, so nothing is drawn.".to_owned(),
    }
}

/// The virtual people that a chart has behind its curve.
pub fn others(
    showing: &Showing,
    model: &Model,
    chart: &lab::Chart,
    setting: &[usize],
    studio: &mut Studio,
) -> Rc<Option<Result<lab::Crowd, String>>> {
    match usize::from(chart.people) {
        0 => Rc::new(None),
        people => studio.runs.crowd(showing.library, model, setting, people),
    }
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
fn now(showing: &Showing, model: &Model, setting: &[usize]) -> f64 {
    let length = showing.timeline.as_ref().map_or(0, |timeline| timeline.length(showing.moment.step));
    let share = if length > 0 { f64::from(showing.moment.time.min(length)) / f64::from(length) } else { 1.0 };
    model.until(setting) * share
}

/// A hundred virtual people who had responded: who keeps it as time passes. Time starts when they are chosen.
fn crowd(
    showing: &Showing,
    model: &Model,
    posed: &Posed,
    area: Rect,
    studio: &mut Studio,
    buffer: &mut Buffer,
) -> bool {
    let setting = &posed.setting;
    let crowd = studio.runs.crowd(showing.library, model, setting, PEOPLE);
    let by = (*crowd).iter().flatten().next().map_or(0.0, |crowd| crowd.by);
    let share = now(showing, model, setting) / model.until(setting);
    let now = by + (model.until(setting) - by).max(0.0) * share;
    crowd_at(showing, model, setting, now, area, studio, buffer)
}

/// The same at a time, in the model's unit; where they do not come to their end, why. False where there are none.
pub fn crowd_at(
    showing: &Showing,
    model: &Model,
    setting: &[usize],
    now: f64,
    mut area: Rect,
    studio: &mut Studio,
    buffer: &mut Buffer,
) -> bool {
    let crowd = studio.runs.crowd(showing.library, model, setting, PEOPLE);
    let crowd = match &*crowd {
        Some(Ok(crowd)) => crowd,
        Some(Err(why)) => {
            put_centred(buffer, area, &wrapped(why.clone(), style(showing, "warn"), area.width));
            return true;
        }
        None => return false,
    };
    let run = studio.runs.run(showing.library, model, setting);
    let spans = (*run).iter().flatten().next().map_or(&[][..], |run| &run.spans);
    let (share, words) = counted(model, crowd, spans, now, showing.moment.audience);
    let rows = wrapped(words, bold(showing, "text"), area.width);
    let said = super::count(&rows);
    let Some(people) = Crowd::fitting(area.width, area.height.saturating_sub(said)) else { return false };
    // The words stand close below the people, however tall the stage is.
    let air = u16::from(area.height > people.tall() + said) + 1;
    area = super::centred(area, area.width, people.tall() + said + 2 * air);
    let foot = cut(&mut area, rows.len() as u16, true);
    put_centred(buffer, foot, &rows);
    people.draw(showing, share, area, buffer);
    true
}
