//! Two stages on one clock turned into a layout: side by side, what differs between them, the words below.

use super::{framed, inside, most_rows, rows};
use crate::look;
use crate::screen::moment::Overlay;
use crate::screen::panel::compare::{self, halves, ledger::Ledger};
use crate::screen::panel::text::{Air, cut, put_rows};
use crate::screen::panel::{Showing, figure, footer, header, narration, overlay};
use crate::stage::{self, picture::Studio, tableau::Tableau};
use crate::story::{Audience, Figure};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Two stages need so much.
const LEAST: (u16, u16) = (72, 22);
/// Wider than this the eye gets lost between the ends of a row of words.
const MOST_WIDE: u16 = 124;
/// A stage of so many rows may keep its size for a whole scene.
const ROOMY: u16 = 13;
/// From roomy to dense: how the words are set, the rows of what differs, the fewest rows of a stage.
const FORMS: [(Air, u16, u16); 9] = [
    (Air::Airy, 8, 30),
    (Air::Open, 7, 21),
    (Air::Snug, 6, 13),
    (Air::Tight, 5, 12),
    (Air::Tight, 5, 10),
    (Air::Tight, 4, 8),
    (Air::Tight, 3, 6),
    (Air::Tight, 2, 6),
    (Air::Tight, 1, 5),
];
/// Cells of a stage for each mark on it.
const MARK_ROOM: u32 = 700;

/// Where everything stands.
pub(super) struct Plan {
    page: super::Plan,
    titles: Rect,
    ledger: Rect,
    /// For what two drugs side by side do not tell; empty where there is no room for it.
    no_ranking: Rect,
    air: Air,
}

/// The roomiest layout in which no word is cut.
pub(super) fn plan(showing: &Showing, area: Rect) -> Option<Plan> {
    if area.width < LEAST.0 || area.height < LEAST.1 {
        return None;
    }
    let width = area.width.min(MOST_WIDE);
    let now = |air| rows(showing, width, air);
    // The stage keeps its size while the scene plays, where that leaves it enough; else while the step does.
    let most = |air| most_rows(showing, width, air).max(now(air));
    let held = |air| (narration::held_rows(showing, inside_width(width), air) as u16).max(now(air));
    let mut roomy = FORMS.into_iter().filter(|form| form.2 >= ROOMY);
    let scene = roomy.find_map(|form| laid(showing, area, form, most(form.0)));
    let fits = |words: &dyn Fn(Air) -> u16| FORMS.into_iter().find_map(|form| laid(showing, area, form, words(form.0)));
    scene.or_else(|| fits(&held)).or_else(|| fits(&now)).filter(|plan| holds_figure(showing, plan))
}

/// A figure that is the same for both had better stand alone than be cut.
fn holds_figure(showing: &Showing, plan: &Plan) -> bool {
    let drawn = showing.step().and_then(|step| step.figure.as_ref()).filter(|_| !parts(showing));
    drawn.is_none_or(|drawn| figure::least_rows(showing, drawn, plan.page.stage.width) <= plan.page.stage.height)
}

/// What a step shows has two sides: the play, and the switchboard. Of other figures one is enough: a chart draws both
/// courses itself, and none else knows of drugs.
pub(super) fn parts(showing: &Showing) -> bool {
    showing.step().and_then(|step| step.figure.as_ref()).is_none_or(|drawn| matches!(drawn, Figure::Board(_)))
}

fn inside_width(width: u16) -> u16 {
    inside(Rect::new(0, 0, width, 1)).width
}

/// One form with so many rows of words, if there is room.
fn laid(showing: &Showing, area: Rect, (air, ledger, stage): (Air, u16, u16), words: u16) -> Option<Plan> {
    let mut body = area;
    let mut page = framed(&mut body);
    let titles = cut(&mut body, 1, false);
    let gap = u16::from(air >= Air::Open);
    if u32::from(stage + ledger + gap) + u32::from(words) > u32::from(body.height) {
        return None;
    }
    page.narration = cut(&mut body, words + gap, true);
    cut(&mut page.narration, gap, false);
    let drawn = showing.step().is_some_and(|step| step.figure.is_some());
    let ledger = if drawn { 0 } else { ledger };
    let mut ledger = cut(&mut body, ledger, true);
    // A switchboard says so itself.
    let board = matches!(showing.step().and_then(|step| step.figure.as_ref()), Some(Figure::Board(_)));
    let wanted = !board && showing.beside.as_deref().is_some_and(|left| compare::two_drugs(left, showing));
    // A row to spare, or one of many that tell what differs.
    let no_ranking = match () {
        () if !wanted || !parts(showing) => Rect::default(),
        () if body.height > stage => {
            let row = cut(&mut body, 1, true);
            ledger.y = row.y;
            Rect { y: ledger.bottom(), ..row }
        }
        () if ledger.height > 2 => cut(&mut ledger, 1, true),
        () => Rect::default(),
    };
    page.stage = body;
    Some(Plan { page, titles, ledger, no_ranking, air })
}

pub(super) fn draw(showing: &Showing, plan: &Plan, studio: &mut Studio, buffer: &mut Buffer) {
    let Some(left) = showing.beside.as_deref() else { return };
    let page = &plan.page;
    play(left, showing, plan, studio, buffer);
    if showing.moment.recall.is_some() {
        for area in [page.stage, plan.ledger] {
            look::veil(buffer, area, showing.tone.ground(), showing.moment.look.depth);
        }
    }
    if parts(showing) {
        compare::titles(left, showing, plan.titles, buffer);
    } else {
        compare::alike(showing, plan.titles, buffer);
    }
    if !plan.no_ranking.is_empty() {
        compare::no_ranking(showing, plan.no_ranking, buffer);
    }
    header::header(showing, page.header, buffer);
    compare::strips(left, showing, page.strip, buffer);
    footer::footer(showing, page.footer, buffer);
    words(showing, plan, buffer);
    if showing.moment.overlay != Overlay::None {
        let area = buffer.area;
        overlay::overlay(showing, Rect { height: area.height - page.footer.height, ..area }, buffer);
    }
}

/// The narration, in the middle of a wide page.
fn words(showing: &Showing, plan: &Plan, buffer: &mut Buffer) {
    let top = plan.ledger.bottom().max(plan.no_ranking.bottom());
    let panel = Rect { y: top, height: plan.page.strip.y - top, ..plan.page.narration };
    buffer.set_style(panel, showing.tone.write("text"));
    let words = plan.page.narration;
    let width = words.width.min(MOST_WIDE);
    let words = inside(Rect { x: words.x + (words.width - width) / 2, width, ..words });
    put_rows(buffer, words, &narration::rows(showing, words.width, plan.air));
}

/// Both stages, and what differs; or the figure of the step.
fn play(left: &Showing, right: &Showing, plan: &Plan, studio: &mut Studio, buffer: &mut Buffer) {
    let stage = plan.page.stage;
    match right.step().and_then(|step| step.figure.as_ref()) {
        Some(Figure::Board(board)) => return compare::lamps::lamps(left, right, board, stage, buffer),
        Some(drawn) => return figure::figure(right, drawn, stage, studio, buffer),
        None => {}
    }
    let Some(pair) = compare::pair(left, right) else { return };
    let (step, time) = (right.moment.step, right.moment.time);
    let mut tableaux = [pair.left, pair.right].map(|side| side.tableau(right.library, pair.scene, step, time));
    let differences = pair.differences(step, time);
    let sides = halves(stage);
    let most = (u32::from(sides[0].width) * u32::from(sides[0].height)).div_ceil(MARK_ROOM).clamp(1, 5) as usize;
    let exact = right.moment.audience != Audience::Plain;
    let [l, r] = pair.marks(&tableaux, &differences, most, exact);
    (tableaux[0].marks, tableaux[1].marks) = (l, r);
    two(right, &tableaux, sides, studio, buffer);
    compare::gutter(right, stage, buffer);
    buffer.set_style(plan.ledger, right.tone.write("text"));
    Ledger { left, right, pair, differences }.draw(plan.ledger, buffer);
}

/// Two pictures; what is the same is drawn once.
fn two(showing: &Showing, tableaux: &[Tableau; 2], sides: [Rect; 2], studio: &mut Studio, buffer: &mut Buffer) {
    let (Some(scene), look) = (showing.scene, showing.moment.look) else { return };
    stage::draw(showing.library, scene, &tableaux[0], look, sides[0], studio, buffer);
    if tableaux[0] != tableaux[1] {
        return stage::draw(showing.library, scene, &tableaux[1], look, sides[1], studio, buffer);
    }
    for (from, to) in sides[0].positions().zip(sides[1].positions()) {
        buffer[to] = buffer[from].clone();
    }
}
