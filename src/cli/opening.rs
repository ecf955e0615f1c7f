//! What the command line asks for turned into a library and a moment of it; what is not there is said with a guess.

use super::Failure;
use super::args::{AUDIENCES, Dress, MOTIONS, Source, Table, named};
use super::habits::Habits;
use crate::biology::{DrugId, GeneChange};
use crate::diagnose::{draw, nearest};
use crate::lab::{Model, Setting};
use crate::library::Library;
use crate::look::{self, Depth, Env, Glyphs, Look};
use crate::screen::bench::Bench;
use crate::screen::moment::{Moment, Motion};
use crate::story::figure::chart::{self, Given};
use crate::story::{Audience, Scene};

/// Loads the story that is asked for. An author's own story must be free of problems, so that none is overlooked.
pub fn library(source: &Source, habits: &Habits) -> Result<Library, Failure> {
    let loaded = source.from.as_deref().map_or_else(Library::to_play, Library::from_dir);
    let own = source.from.is_some();
    if own && !loaded.problems.is_empty() {
        return Err(Failure::Trouble(draw(&loaded.problems, &loaded.library.files, habits.colour)));
    }
    let library = habits.hide(loaded.library, own)?;
    let told = source.deck.clone().or_else(|| (habits.env)("JAKSTAT_DECK"));
    let usual = habits.deck.as_ref().filter(|name| library.decks.iter().any(|deck| deck.name == name.words));
    match told.or_else(|| usual.map(|name| name.words.clone())) {
        Some(deck) => library.with_deck(&deck).map_err(Failure::Usage),
        None => Ok(library),
    }
}

/// For whom: the flag, else `JAKSTAT_AUDIENCE`, else the habit.
pub fn audience(asked: Option<Audience>, habits: &Habits) -> Result<Audience, Failure> {
    let told = setting(asked, "JAKSTAT_AUDIENCE", &AUDIENCES, habits.env)?;
    Ok(told.or(habits.audience).unwrap_or_default())
}

/// How much moves: the flag, else `JAKSTAT_MOTION`, else the habit.
pub fn motion(flag: Option<Motion>, habits: &Habits) -> Result<Motion, Failure> {
    let told = setting(flag, "JAKSTAT_MOTION", &MOTIONS, habits.env)?;
    Ok(told.or(habits.motion).unwrap_or_default())
}

/// How the frame is dressed: flags beat the environment, which beats the habits, which beat `usual`.
pub fn look(library: &Library, dress: &Dress, usual: (Depth, Glyphs), habits: &Habits) -> Result<Look, Failure> {
    let env = habits.env;
    let depth = setting(dress.colour, "JAKSTAT_COLOUR", &Depth::NAMES, env)?.or(habits.depth).unwrap_or(usual.0);
    let glyphs = setting(dress.glyphs, "JAKSTAT_GLYPHS", &Glyphs::NAMES, env)?.or(habits.glyphs).unwrap_or(usual.1);
    let themes = || library.themes.iter().map(|theme| &*theme.name);
    let theme = match dress.theme.clone().or_else(|| env("JAKSTAT_THEME")) {
        Some(name) => place_of("theme", &name, themes())?,
        None => habits.theme.as_ref().and_then(|name| themes().position(|theme| theme == name.words)).unwrap_or(0),
    };
    Ok(Look { theme, depth, glyphs })
}

/// What this terminal can show, by what it says of itself.
pub fn usual(env: Env) -> (Depth, Glyphs) {
    (look::depth(env), look::glyphs(env))
}

fn setting<T: Copy>(flag: Option<T>, name: &str, names: &[(&str, T)], env: Env) -> Result<Option<T>, Failure> {
    if flag.is_some() {
        return Ok(flag);
    }
    let Some(word) = env(name) else { return Ok(None) };
    let known: Vec<&str> = names.iter().map(|row| row.0).collect();
    let value = named(&word, names).map(Some);
    value.ok_or_else(|| Failure::Usage(format!("{name} is `{word}`; it can be {}", known.join(", "))))
}

/// The drugs that are taken, by name or brand, each once.
pub fn doses(library: &Library, drugs: &[String]) -> Result<Vec<DrugId>, Failure> {
    let mut doses = Vec::new();
    for word in drugs {
        let word = word.trim().to_lowercase();
        let is_brand = |brand: &String| brand.to_lowercase() == word;
        let by_brand = library.drugs.iter().position(|drug| drug.brand.as_ref().is_some_and(is_brand));
        let id = match by_brand {
            Some(id) => id,
            None => place_of("drug", &word, library.drugs.iter().map(|drug| &*drug.name))?,
        };
        if !doses.contains(&id) {
            doses.push(id);
        }
    }
    Ok(doses)
}

/// The gene that is changed, by its short name, its title, or words that only one of them has; case and hyphens do not
/// matter.
pub fn gene(library: &Library, name: Option<&str>) -> Result<Option<usize>, Failure> {
    let Some(name) = name else { return Ok(None) };
    let even = |words: &str| words.to_lowercase().replace('-', " ");
    let names = |gene: &GeneChange| [even(&gene.short), even(&gene.title)];
    let with = |gene: &GeneChange| names(gene).iter().any(|known| known.contains(&even(name)));
    let having: Vec<usize> = (0..library.genes.len()).filter(|place| with(&library.genes[*place])).collect();
    match having[..] {
        [only] => Ok(Some(only)),
        _ => place_of("gene change", name, library.genes.iter().map(|gene| &*gene.short)).map(Some),
    }
}

/// The moment at `scene@step`, at its beginning; without a step at the first, without a scene at the story's start.
pub fn moment(library: &Library, at: Option<&str>) -> Result<Moment, Failure> {
    if library.deck.scenes().next().is_none() {
        return Err(Failure::Trouble("there are no scenes to show".to_owned()));
    }
    let Some(at) = at else { return Ok(Moment::default()) };
    let (scene, step) = at.split_once('@').map_or((at, None), |(scene, step)| (scene, Some(step)));
    let scenes: Vec<&Scene> = library.deck.scenes().filter_map(|index| library.scenes.get(index)).collect();
    let number = place_of("scene", scene, scenes.iter().map(|scene| &*scene.id))?;
    let step = match step {
        Some(step) => {
            let steps = scenes[number].steps.iter().map(|step| &*step.name);
            place_of("step", step, steps)?
        }
        None => 0,
    };
    Ok(Moment { scene: number, step, ..Moment::default() })
}

/// The same moment with a what-if of its scene; without a place that was asked for, of the first scene that has it.
pub fn twisted(library: &Library, moment: Moment, at: Option<&str>, title: Option<&str>) -> Result<Moment, Failure> {
    let Some(title) = title else { return Ok(moment) };
    let scenes = (0..library.deck.scenes().count()).filter(|number| at.is_none() || *number == moment.scene);
    let moments = scenes.map(|scene| Moment { scene, ..moment.clone() });
    let found = moments.flat_map(|moment| {
        let twists: Vec<_> = moment.twists(library).collect();
        twists.into_iter().map(move |(number, twist)| (Moment { twist: Some(number), ..moment.clone() }, twist))
    });
    let found: Vec<(Moment, &str)> =
        found.map(|(moment, twist)| (moment, twist.title.as_deref().unwrap_or_default())).collect();
    let place = found.iter().position(|(_, known)| known.to_lowercase() == title.to_lowercase());
    let place = place.map_or_else(|| place_of("what-if", title, found.iter().map(|(_, known)| *known)), Ok)?;
    Ok(found[place].0.clone())
}

/// The same moment beside the story as it runs by itself; with one more drug, beside what is taken so far.
pub fn compared(library: &Library, moment: Moment, with: Option<&str>) -> Result<Moment, Failure> {
    let Some(name) = with else { return Ok(moment) };
    if !name.is_empty() {
        let right = doses(library, &[name.to_owned()])?;
        let left = if right == moment.doses { Vec::new() } else { moment.doses.clone() };
        return Ok(Moment { beside: Some(left), doses: right, twist: None, ..moment });
    }
    if moment.takes_nothing() {
        return Err(Failure::Usage(
            "there is nothing to compare; name a drug, such as `--compare baricitinib`".to_owned(),
        ));
    }
    Ok(Moment { beside: Some(Vec::new()), ..moment })
}

/// A model on the table of the lab, with its knobs set and with the drugs that are taken, as far as it knows them.
pub fn bench(library: &Library, table: &Table, drugs: &[String]) -> Result<Option<Bench>, Failure> {
    let Some(name) = &table.lab else { return Ok(None) };
    let (number, model) = model(library, name)?;
    let Some(mut bench) = Bench::of(library, number) else { return Ok(None) };
    for id in doses(library, drugs)? {
        if let Some(drug) = library.drugs.get(id)
            && let Given::Unknown(why) = chart::give(model, &mut bench.setting, &drug.name)
        {
            let why = why.map(|why| why.plain.text()).unwrap_or_default();
            return Err(Failure::Usage(format!("no number for {} in the model `{name}`. {why}", drug.name)));
        }
    }
    turn(model, &mut bench.setting, &table.knobs)?;
    if let Some(chart) = &table.chart {
        let crowd = model.has_crowd().then_some(chart::CROWD);
        bench.chart = place_of("chart", chart, model.charts.iter().map(|chart| &*chart.name).chain(crowd))?;
    }
    Ok(Some(bench))
}

/// A model of the lab by its name, with its place.
pub fn model<'l>(library: &'l Library, name: &str) -> Result<(usize, &'l Model), Failure> {
    let models = library.models();
    let number = place_of("model", name, models.iter().map(|model| &*model.name))?;
    Ok((number, &models[number]))
}

/// Turns knobs as `KNOB=OPTION` says, one after the other.
pub fn turn(model: &Model, setting: &mut Setting, knobs: &[String]) -> Result<(), Failure> {
    for knob in knobs {
        let pair = knob.split_once('=');
        let (control, option) = pair.ok_or_else(|| Failure::Usage(format!("`{knob}` is not KNOB=OPTION")))?;
        model.set(setting, control.trim(), option.trim()).map_err(Failure::Usage)?;
    }
    Ok(())
}

/// Where a name, or a number counted from 1, stands among those that there are.
fn place_of<'n>(what: &str, word: &str, names: impl Iterator<Item = &'n str>) -> Result<usize, Failure> {
    let names: Vec<&str> = names.collect();
    let by_number = word.parse().ok().filter(|number| (1..=names.len()).contains(number)).map(|number| number - 1);
    let place = names.iter().position(|name| *name == word).or(by_number);
    place.ok_or_else(|| {
        let guess = nearest(word, names.iter().copied()).map(|name| format!("did you mean `{name}`? "));
        let all = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
        Failure::Usage(format!("there is no {what} `{word}`; {}there are: {all}", guess.unwrap_or_default()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 3] = ["quiet-zone", "signal-arrives", "jak-activation"];

    fn place(word: &str) -> Result<usize, String> {
        place_of("scene", word, NAMES.into_iter()).map_err(|failure| match failure {
            Failure::Usage(words) | Failure::Trouble(words) => words,
        })
    }

    #[test]
    fn a_name_or_a_number_finds_its_place() {
        assert_eq!(place("signal-arrives"), Ok(1));
        assert_eq!(place("3"), Ok(2));
    }

    #[test]
    fn what_is_not_there_is_guessed_and_listed() {
        assert_eq!(
            place("jak-activaton").unwrap_err(),
            "there is no scene `jak-activaton`; did you mean `jak-activation`? \
             there are: quiet-zone, signal-arrives, jak-activation"
        );
        assert!(place("0").is_err() && place("4").is_err());
    }

    #[test]
    fn a_flag_beats_the_environment_and_a_wrong_word_is_refused() {
        let env = |name: &str| (name == "JAKSTAT_GLYPHS").then(|| "half".to_owned());
        let ask = |flag, env: Env| setting(flag, "JAKSTAT_GLYPHS", &Glyphs::NAMES, env);
        assert_eq!(ask(Some(Glyphs::Octant), &env), Ok(Some(Glyphs::Octant)));
        assert_eq!(ask(None, &env), Ok(Some(Glyphs::Half)));
        assert!(matches!(ask(None, &|_| Some("halves".to_owned())), Err(Failure::Usage(_))));
    }
}
