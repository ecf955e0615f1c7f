//! Words already laid and things already drawn, turned into an answer: is there room here?

/// A stretch of cells in one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strip {
    pub x: i32,
    pub y: i32,
    pub width: i32,
}

/// The cells that a drawn thing covers: its middle, and the first and last column and row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Body {
    pub x: i32,
    pub y: i32,
    pub left: i32,
    pub right: i32,
    pub top: i32,
    pub bottom: i32,
    /// The middle across, in cells and parts of one.
    pub middle: f32,
    /// In cells. What depends on a thing's shape is decided by this, which stays the same while the thing moves.
    pub size: (f32, f32),
}

impl Body {
    /// How many cells of a strip lie on this body.
    pub fn covers(&self, strip: Strip) -> i32 {
        if strip.y < self.top || strip.y > self.bottom {
            return 0;
        }
        let from = strip.x.max(self.left);
        let to = (strip.x + strip.width - 1).min(self.right);
        (to - from + 1).max(0)
    }

    /// A strip next to this body or on it.
    pub fn is_near(&self, strip: Strip) -> bool {
        (self.top - 1..=self.bottom + 1).contains(&strip.y)
            && strip.x <= self.right + 2
            && strip.x + strip.width >= self.left - 1
    }

    /// The first column of words that are centred on it.
    pub fn centred(&self, width: i32) -> i32 {
        (self.middle - width as f32 / 2.0).round() as i32
    }

    /// Higher than it is wide; a cell is twice as high as it is wide.
    pub fn is_upright(&self) -> bool {
        self.size.1 * 2.0 > self.size.0 * 1.2
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

    pub fn contains(&self, strip: Strip) -> bool {
        strip.width > 0 && self.holds(strip.x, strip.y) && self.holds(strip.x + strip.width - 1, strip.y)
    }

    /// Inside the picture, over no other words and at least a column away from them.
    pub fn is_free(&self, strip: Strip) -> bool {
        self.contains(strip) && (strip.x - 1..=strip.x + strip.width).all(|x| !self.is_taken(x, strip.y))
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
