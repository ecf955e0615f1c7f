//! What is asked for in the lab, turned into another setting, another time, another model.

use super::{consult, dress, next_motion};
use crate::biology::DrugId;
use crate::library::Library;
use crate::screen::bench::{Bench, NOTCH, SWEEP};
use crate::screen::message::Message;
use crate::screen::moment::{Moment, Motion, Overlay};
use crate::screen::topics;

/// Opens the lab: at the model of this scene's chart with the drug that is taken, else at the first model.
pub(super) fn open(next: &mut Moment, library: &Library) {
    let drawn = topics::chart(library, next);
    let posed =
        drawn.and_then(|drawn| Some((drawn, library.models().iter().position(|model| model.name == drawn.model)?)));
    let Some(mut bench) = Bench::of(library, posed.map_or(0, |posed| posed.1)) else { return };
    let Some(model) = bench.model(library) else { return };
    if let Some((drawn, _)) = posed {
        bench.setting = drawn.setting(model);
        bench.chart = model.charts.iter().position(|known| known.name == drawn.chart).unwrap_or(0);
    }
    next.overlay = Overlay::None;
    next.lab = Some(bench.with(library, &next.doses));
}

/// The nearest bench that this library has.
pub(super) fn within(next: &mut Moment, library: &Library) {
    let Some(bench) = &mut next.lab else { return };
    let Some(model) = library.models().get(bench.model) else {
        next.lab = None;
        return;
    };
    let fits = |setting: &[usize]| {
        let known = setting.iter().zip(&model.controls).all(|(option, control)| *option < control.options.len());
        known && setting.len() == model.controls.len()
    };
    if !fits(&bench.setting) {
        bench.setting = model.usual();
    }
    bench.aside = bench.aside.take().filter(|aside| fits(aside));
    // Of another library's models; those of this one are looked at when they come up.
    bench.left.retain(|model, _| *model < library.models().len());
    bench.time = bench.time.min(SWEEP);
    bench.playing &= bench.time < SWEEP;
    bench.row = bench.row.min(bench.rows(library).saturating_sub(1));
    bench.chart = bench.chart.min(bench.charts(library).saturating_sub(1));
}

/// Time goes on.
pub(super) fn tick(bench: &mut Bench, passed: u32) {
    bench.time = bench.time.saturating_add(passed).min(SWEEP);
    bench.playing &= bench.time < SWEEP;
}

/// Does what is asked for while the lab lies over the page; the story below it stays where it is.
pub(super) fn work(next: &mut Moment, message: Message, library: &Library) {
    match message {
        Message::Quit => next.over = true,
        Message::Audience | Message::Theme | Message::Blank => dress(next, message, library),
        Message::Motion => {
            next.motion = next_motion(next.motion);
            let still = next.motion != Motion::Full;
            if let Some(bench) = next.lab.as_mut().filter(|bench| still && bench.playing) {
                finish(bench);
            }
        }
        Message::Evidence | Message::Words | Message::Help => consult(next, message, library),
        // They belong to the story: what is chosen there changes it.
        Message::Cabinet | Message::Index => {}
        Message::Faster | Message::Slower | Message::UsualPace => super::walk::pace(next, message),
        _ if next.overlay != Overlay::None => consult(next, message, library),
        Message::Close | Message::Lab => leave(next),
        _ => {
            let still = next.motion != Motion::Full;
            if let Some(bench) = &mut next.lab {
                let ended = bench.time >= SWEEP;
                turn(bench, message, &next.doses, library);
                // Without motion it jumps from one end to the other.
                if still && bench.playing {
                    (bench.time, bench.playing) = (if ended { 0 } else { SWEEP }, false);
                }
            }
        }
    }
}

/// Back to the story; where nothing may move by now, it waits where it was left.
fn leave(next: &mut Moment) {
    next.lab = None;
    next.playing &= next.motion == Motion::Full;
}

fn turn(bench: &mut Bench, message: Message, doses: &[DrugId], library: &Library) {
    let last = bench.rows(library).saturating_sub(1);
    match message {
        Message::Next => go_on(bench),
        Message::Pause if bench.playing => bench.playing = false,
        Message::Pause if bench.time < SWEEP => bench.playing = true,
        Message::Pause | Message::Replay => (bench.time, bench.playing) = (0, true),
        Message::First => (bench.time, bench.playing) = (0, false),
        Message::Last => finish(bench),
        Message::Up => bench.row = bench.row.saturating_sub(1),
        Message::Down => bench.row = (bench.row + 1).min(last),
        Message::More | Message::Less => nudge(bench, message == Message::More, library),
        Message::Chart => bench.chart = (bench.chart + 1) % bench.charts(library).max(1),
        Message::NextScene => another(bench, 1, doses, library),
        Message::PrevScene => another(bench, library.models().len().saturating_sub(1), doses, library),
        Message::ToggleDrug => swap(bench, library),
        _ => {}
    }
}

/// As in the story: starts, completes; at the end it begins anew.
fn go_on(bench: &mut Bench) {
    if bench.playing || (1..SWEEP).contains(&bench.time) {
        finish(bench);
    } else {
        (bench.time, bench.playing) = (0, true);
    }
}

fn finish(bench: &mut Bench) {
    (bench.time, bench.playing) = (SWEEP, false);
}

/// The chosen row a notch up or down: time by hand, or a knob.
fn nudge(bench: &mut Bench, up: bool, library: &Library) {
    let Some(control) = bench.row.checked_sub(1) else {
        bench.playing = false;
        bench.time = if up { (bench.time + NOTCH).min(SWEEP) } else { bench.time.saturating_sub(NOTCH) };
        return;
    };
    if let Some(model) = bench.model(library) {
        model.turn(&mut bench.setting, control, up);
        bench.aside = None;
    }
}

/// Another model, as it was left, else with the drug that is taken.
fn another(bench: &mut Bench, steps: usize, doses: &[DrugId], library: &Library) {
    let number = (bench.model + steps) % library.models().len().max(1);
    let Some(other) = Bench::of(library, number) else { return };
    let mut left = std::mem::take(&mut bench.left);
    left.insert(bench.model, std::mem::take(&mut bench.setting));
    let other = match left.remove(&number) {
        Some(setting) => Bench { setting, ..other },
        None => other.with(library, doses),
    };
    *bench = Bench { left, ..other };
}

/// With or without the change.
fn swap(bench: &mut Bench, library: &Library) {
    let Some(model) = bench.model(library) else { return };
    if bench.is_changed(library) {
        bench.aside = Some(std::mem::replace(&mut bench.setting, model.usual()));
    } else if let Some(setting) = bench.aside.take() {
        bench.setting = setting;
    }
}
