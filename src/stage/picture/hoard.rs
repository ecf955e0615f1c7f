//! What is costly to make turned into what is kept: a bounded store that drops its oldest.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

/// Values by key, and how many bytes they take together.
#[derive(Debug)]
pub struct Hoard<K, V> {
    values: HashMap<K, (usize, V)>,
    /// The oldest first.
    ages: VecDeque<K>,
    bytes: usize,
}

impl<K, V> Default for Hoard<K, V> {
    fn default() -> Self {
        Self { values: HashMap::new(), ages: VecDeque::new(), bytes: 0 }
    }
}

impl<K: Copy + Eq + Hash, V> Hoard<K, V> {
    /// The value of a key, made with its size in bytes if it is not there. Afterwards the store holds at most `limit`
    /// bytes, or this value alone.
    pub fn get_or(&mut self, key: K, limit: usize, make: impl FnOnce() -> (usize, V)) -> &V {
        if !self.values.contains_key(&key) {
            let made = make();
            while self.bytes + made.0 > limit && self.drop_oldest() {}
            self.bytes += made.0;
            self.ages.push_back(key);
            return &self.values.entry(key).or_insert(made).1;
        }
        &self.values[&key].1
    }

    /// False when there is nothing left to drop.
    fn drop_oldest(&mut self) -> bool {
        let Some(key) = self.ages.pop_front() else {
            return false;
        };
        if let Some((bytes, _)) = self.values.remove(&key) {
            self.bytes -= bytes;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_fits_and_drops_the_oldest() {
        let mut hoard = Hoard::default();
        for key in 0..10 {
            hoard.get_or(key, 30, || (10, key * 2));
        }
        let mut kept: Vec<_> = hoard.values.keys().copied().collect();
        kept.sort_unstable();
        assert_eq!(kept, [7, 8, 9]);
        assert_eq!(hoard.bytes, 30);
    }

    #[test]
    fn makes_a_value_once() {
        let mut hoard = Hoard::default();
        hoard.get_or(1, 30, || (10, 'a'));
        assert_eq!(*hoard.get_or(1, 30, || (10, 'b')), 'a');
    }

    #[test]
    fn a_value_too_big_stays_alone() {
        let mut hoard = Hoard::default();
        hoard.get_or(1, 30, || (10, 'a'));
        hoard.get_or(2, 30, || (100, 'b'));
        assert_eq!(hoard.values.keys().collect::<Vec<_>>(), [&2]);
    }
}
