//! A pattern of 2x4 pixels turned into the ASCII sign that looks most like it.

/// Signs and the pixels that they ink: bit n is pixel n, row after row. No letters: they would read as words.
const SIGNS: [(char, u8); 27] = [
    (' ', 0b00_00_00_00),
    ('#', 0b11_11_11_11),
    ('|', 0b01_01_01_01),
    ('|', 0b10_10_10_10),
    ('/', 0b01_01_10_10),
    ('\\', 0b10_10_01_01),
    ('/', 0b01_10_10_00),
    ('/', 0b00_01_01_10),
    ('\\', 0b10_01_01_00),
    ('\\', 0b00_10_10_01),
    ('-', 0b00_00_11_00),
    ('-', 0b00_11_00_00),
    ('=', 0b00_11_11_00),
    ('=', 0b11_00_11_00),
    ('=', 0b00_11_00_11),
    ('_', 0b11_00_00_00),
    ('_', 0b11_11_00_00),
    ('"', 0b00_00_00_11),
    ('"', 0b00_00_11_11),
    ('`', 0b00_00_00_01),
    ('\'', 0b00_00_00_10),
    ('`', 0b00_00_01_01),
    ('\'', 0b00_00_10_10),
    ('.', 0b01_00_00_00),
    ('.', 0b10_00_00_00),
    (',', 0b01_01_00_00),
    ('.', 0b10_10_00_00),
];

/// For every pattern the sign that differs from it in the fewest pixels.
const NEAREST: [char; 256] = {
    let mut table = [' '; 256];
    let mut pattern = 1;
    while pattern < 256 {
        table[pattern] = nearest(pattern as u8);
        pattern += 1;
    }
    table
};

const fn nearest(pattern: u8) -> char {
    let (mut best, mut least, mut n) = ('#', 9, 1);
    while n < SIGNS.len() {
        let (sign, inked) = SIGNS[n];
        let differ = (inked ^ pattern).count_ones();
        if differ < least {
            (best, least) = (sign, differ);
        }
        n += 1;
    }
    best
}

/// The sign for a pattern; only the empty one is a space.
pub(super) fn ascii(pattern: u32) -> char {
    NEAREST[(pattern & 0xff) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_stands_for_its_own_pixels() {
        for (sign, inked) in SIGNS {
            assert_eq!(ascii(u32::from(inked)), sign, "{inked:08b}");
        }
    }

    #[test]
    fn only_nothing_is_a_space_and_nothing_is_a_letter() {
        for pattern in 1..256 {
            let sign = ascii(pattern);
            assert!(sign.is_ascii_punctuation(), "{pattern:08b} {sign}");
        }
        assert_eq!(ascii(0), ' ');
    }
}
