//! Words already laid and things already drawn, turned into an answer: is there room here?

/// A stretch of cells in one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strip {
    pub x: i32,
    pub y: i32,
    pub width: i32,
}

/// The cells that a drawn thing covers: where its middle is, and how far it reaches from there. The reach comes from the
/// sprite's size alone, so that what lies around a moving thing moves with it, cell by cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Body {
    pub x: i32,
    pub y: i32,
    pub across: f32,
    pub up: f32,
    pub down: f32,
}

impl Body {
    /// How many cells of a strip lie on this body.
    pub fn covers(&self, strip: Strip) -> i32 {
        let row = (strip.y - self.y) as f32;
        if row < 0.5 - self.up || row > self.down - 0.5 {
            return 0;
        }
        let reach = (self.across - 0.5).max(0.0) as i32;
        let from = strip.x.max(self.x - reach);
        let to = (strip.x + strip.width).min(self.x + reach + 1);
        (to - from).max(0)
    }
}

/// Which cells of the picture hold words.
pub struct Room {
    width: i32,
    height: i32,
    taken: Vec<bool>,
}

impl Room {
    pub fn new(width: u16, height: u16) -> Self {
        Self {
            width: i32::from(width),
            height: i32::from(height),
            taken: vec![false; usize::from(width) * usize::from(height)],
        }
    }

    /// Moved sideways as little as it takes to lie in the picture.
    pub fn clamped(&self, strip: Strip) -> Strip {
        let last = (self.width - strip.width).max(0);
        Strip { x: strip.x.clamp(0, last), ..strip }
    }

    pub fn holds(&self, x: i32, y: i32) -> bool {
        (0..self.width).contains(&x) && (0..self.height).contains(&y)
    }

    /// Inside the picture, over no other words and at least a column away from them.
    pub fn is_free(&self, strip: Strip) -> bool {
        strip.width > 0
            && self.holds(strip.x, strip.y)
            && self.holds(strip.x + strip.width - 1, strip.y)
            && (strip.x - 1..=strip.x + strip.width).all(|x| !self.is_taken(x, strip.y))
    }

    pub fn is_taken(&self, x: i32, y: i32) -> bool {
        self.holds(x, y) && self.taken[(y * self.width + x) as usize]
    }

    pub fn take(&mut self, strip: Strip) {
        for x in strip.x..strip.x + strip.width {
            if self.holds(x, strip.y) {
                self.taken[(strip.y * self.width + x) as usize] = true;
            }
        }
    }
}
