//! A figure turned into problems where its words are too many to be taken in at a glance.

use super::Figure;
use crate::diagnose::Problem;
use crate::diagnose::reading::{Form, Text};
use crate::story::Audience;
use crate::story::sense::too_long;

/// How many words each part of a figure may have at each level.
const OUTCOME: [usize; 3] = [14, 18, 20];
const ASIDE: [usize; 3] = [20, 22, 24];
const LABEL: [usize; 3] = [6; 3];
/// A job stands in one row beside the label, on a short board below it: so many signs at any level. What a person would
/// notice stands in its place, behind a sign of its own.
const JOB: (usize, usize) = (30, 38);
const NOTICES: [(&str, usize); 3] = [("job", 0), ("notice", 2), ("surplus", 2)];
const SHORT_BOARD: usize = 5;
const ITEM: [usize; 3] = [14, 16, 18];

/// Every text of a step's figure that is too long for its place.
pub fn too_wordy(figure: &Figure, step: &Form) -> Vec<Problem> {
    let mut limits = Limits::default();
    match figure {
        Figure::People(_) => {
            if let Some(form) = step.form_if("people", &[]) {
                limits.text(&form, "outcome", OUTCOME);
                limits.text(&form, "time", LABEL);
                limits.text(&form, "population", ASIDE);
                limits.text(&form, "comparator", ASIDE);
                form.forms("groups", &[]).iter().for_each(|group| limits.text(group, "label", LABEL));
            }
        }
        Figure::Board(_) => {
            let rows = step.form_if("board", &[]).map(|form| form.forms("rows", &[])).unwrap_or_default();
            let most = if rows.len() > SHORT_BOARD { JOB.0 } else { JOB.1 };
            for row in &rows {
                for (key, less) in NOTICES {
                    limits.signs(row, key, most - less);
                }
            }
        }
        Figure::Chart(_) => {
            if let Some(form) = step.form_if("chart", &[]) {
                limits.text(&form, "faint", LABEL);
            }
        }
        Figure::Dates(_) => limits.each(step, "dates", "events", "says", ITEM),
        Figure::List(_) => {
            if let Some(form) = step.form_if("list", &[]) {
                limits.items(&form);
            }
        }
        Figure::Pair(_) => {
            let pair = step.form_if("pair", &[]);
            for form in ["left", "right"].into_iter().filter_map(|key| pair.as_ref()?.form_if(key, &[])) {
                limits.text(&form, "title", LABEL);
                limits.items(&form);
            }
        }
    }
    limits.problems
}

#[derive(Default)]
struct Limits {
    problems: Vec<Problem>,
}

impl Limits {
    /// A text, or one text a level, under a key.
    fn text(&mut self, form: &Form, key: &str, most: [usize; 3]) {
        if form.is_text(key) {
            self.one(form.text(key), most[0]);
        } else if let Some(levels) = form.form_if(key, &[]) {
            self.levels(&levels, most);
        }
    }

    fn levels(&mut self, form: &Form, most: [usize; 3]) {
        for (audience, most) in Audience::ALL.into_iter().zip(most) {
            self.one(form.text(audience.name()), most);
        }
    }

    fn one(&mut self, text: Option<Text>, most: usize) {
        self.problems.extend(text.and_then(|text| too_long(&text, &text.words, most)));
    }

    fn signs(&mut self, row: &Form, key: &str, most: usize) {
        let levels = row.form_if(key, &[]);
        let bare = row.is_text(key).then(|| row.text(key)).flatten();
        let told = Audience::ALL.into_iter().filter_map(|audience| levels.as_ref()?.text(audience.name()));
        for text in told.chain(bare) {
            let long = text.words.chars().count();
            if long > most {
                let beyond = text.words.char_indices().nth(most).map_or(0, |(at, _)| at);
                let message = format!("this {key} is {long} signs long, {most} are the most");
                let problem = Problem::new("long-narration", text.part(beyond..text.words.len()), message);
                self.problems.push(problem.label("does not fit beside the wires"));
            }
        }
    }

    /// The same text of every table of a list.
    fn each(&mut self, step: &Form, figure: &str, list: &str, key: &str, most: [usize; 3]) {
        let forms = step.form_if(figure, &[]).map(|form| form.forms(list, &[]));
        forms.iter().flatten().for_each(|form| self.text(form, key, most));
    }

    /// The items of a list: texts, or tables of levels.
    fn items(&mut self, form: &Form) {
        for (text, levels) in form.texts_or_forms("items", &[]) {
            self.one(text, ITEM[0]);
            if let Some(levels) = levels {
                self.levels(&levels, ITEM);
            }
        }
    }
}
