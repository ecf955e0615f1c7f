//! A misspelt word and the words that exist, turned into the one that was most likely meant.

/// More names than this are not compared: a suggestion is a kindness, not worth a wait.
const MOST: usize = 400;

/// The likeliest of `names`; of two that are as near, the one that begins alike for longer.
pub fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    if word.len() > 60 {
        return None;
    }
    let word = word.to_lowercase();
    let mut best: Option<((f64, usize), &str)> = None;
    for name in names.into_iter().take(MOST) {
        let likeness = likeness(&word, &name.to_lowercase());
        if likeness.0 > 0.8 && best.is_none_or(|(before, _)| likeness > before) {
            best = Some((likeness, name));
        }
    }
    best.map(|(_, name)| name)
}

fn likeness(word: &str, name: &str) -> (f64, usize) {
    let alike = word.chars().zip(name.chars()).take_while(|(a, b)| a == b).count();
    // Jaro-Winkler likes a common beginning; the plain edit distance keeps short words honest.
    let edits = strsim::osa_distance(word, name);
    let longest = word.chars().count().max(name.chars().count());
    let near = if edits * 3 <= longest.max(3) {
        strsim::jaro_winkler(word, name).max(0.81)
    } else {
        strsim::jaro_winkler(word, name) - 0.12
    };
    (near, alike)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_the_word_that_was_meant() {
        let names = ["jak1", "jak2", "stat1", "ifng"];
        assert_eq!(nearest("jka1", names), Some("jak1"));
        assert_eq!(nearest("IFNG", names), Some("ifng"));
        assert_eq!(nearest("stat", names), Some("stat1"));
        assert_eq!(nearest("bulb", names), None);
        assert_eq!(nearest("jak", names), Some("jak1"));
    }

    #[test]
    fn of_two_as_near_takes_the_one_that_begins_alike() {
        assert_eq!(nearest("il6r", ["il6ra", "il6", "xil6r"]), Some("il6ra"));
    }
}
