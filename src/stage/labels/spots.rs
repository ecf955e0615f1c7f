//! A thing and the width of its words turned into the strips where they may stand, best first.

use super::room::{Body, Strip};

/// How many cells words may be away from their thing, beyond the one next to it.
const FAR: i32 = 2;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Below,
    Above,
    Right,
    Left,
}

/// What stands upright is named over its head, what is round under its feet.
const UPRIGHT: [Side; 4] = [Side::Above, Side::Right, Side::Left, Side::Below];
const ROUND: [Side; 4] = [Side::Below, Side::Above, Side::Right, Side::Left];

/// The strips inside a body: its middle, then a cell to the side, then a row up and down if the body is high enough.
pub fn inside(body: Body, width: i32, lean: i32) -> impl Iterator<Item = Strip> {
    let lean = if lean == 0 { -1 } else { lean };
    let x = body.centred(width);
    let high = body.size.1 >= 3.0;
    let moves = [(0, 0), (lean, 0), (-lean, 0), (0, 1), (0, -1)];
    moves.into_iter().filter(move |(_, down)| high || *down == 0).map(move |(right, down)| Strip {
        x: x + right,
        y: body.y + down,
        width,
    })
}

/// The strips that start at a point that the sprite itself names, or end there where it is mirrored.
pub fn from(body: Body, width: i32, mirrored: bool) -> impl Iterator<Item = Strip> {
    (0..=FAR).flat_map(move |gap| {
        [0, -1, 1].into_iter().map(move |down| {
            let x = if mirrored { body.x - gap - width + 1 } else { body.x + gap };
            Strip { x, y: body.y + down, width }
        })
    })
}

/// The strips next to a body. `lean` is -1 where something crowds it from the right, 1 from the left.
pub fn beside(body: Body, width: i32, lean: i32) -> impl Iterator<Item = Strip> {
    let sides = if body.is_upright() { UPRIGHT } else { ROUND };
    sides.into_iter().flat_map(move |side| on_side(body, width, lean, side))
}

fn on_side(body: Body, width: i32, lean: i32, side: Side) -> impl Iterator<Item = Strip> {
    let shifts = match lean {
        0 => [0, -1, 1],
        lean => [lean, 0, -lean],
    };
    (0..=FAR).flat_map(move |gap| {
        shifts.into_iter().map(move |shift| match side {
            Side::Below => level(body, width, shift, body.bottom + 1 + gap),
            Side::Above => level(body, width, shift, body.top - 1 - gap),
            Side::Right => Strip { x: body.right + 2 + gap, y: body.y + shift, width },
            Side::Left => Strip { x: body.left - 1 - gap - width, y: body.y + shift, width },
        })
    })
}

/// Over or under a body: centred, or hanging out to one side with its end still on the body.
fn level(body: Body, width: i32, shift: i32, y: i32) -> Strip {
    let x = match shift {
        -1 => body.x + 1 - width,
        0 => body.centred(width),
        _ => body.x,
    };
    Strip { x, y, width }
}
