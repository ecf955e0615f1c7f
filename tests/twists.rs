//! What-ifs of a scene in play: taken in the cabinet, told on the page, put aside, left behind.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not there")]

mod extra;

use extra::Viewer;
use jakstat::screen::moment::{Moment, Overlay, course};
use jakstat::stage::course::Course;

fn viewer() -> Viewer {
    Viewer::of(extra::library()).at("jak-activation")
}

/// Takes a what-if of the scene by its title, through the cabinet.
fn take(viewer: &mut Viewer, title: &str) {
    let place = viewer.moment.twists(&viewer.library).position(|(_, twist)| twist.title.as_deref() == Some(title));
    let row = viewer.library.drugs.len() + 1 + viewer.library.genes.len() + place.unwrap();
    viewer.press("i").press(&"up ".repeat(40)).press(&"down ".repeat(row)).press("enter");
}

fn titled(viewer: &Viewer) -> Option<&str> {
    viewer.moment.what_if(&viewer.library)?.title.as_deref()
}

#[test]
fn the_cabinet_lists_what_may_be_different_in_this_scene() {
    let mut viewer = viewer();
    viewer.press("i");
    for words in ["In this scene", "Without JAK1", "JAK2 V617F, and no signal", "Stopped too soon"] {
        assert!(viewer.page(120, 40).contains(words), "{words}");
    }
    let rows = viewer.moment.rows(&viewer.library);
    let titles = viewer.moment.twists(&viewer.library).count();
    assert_eq!(rows, viewer.library.drugs.len() + 1 + viewer.library.genes.len() + titles);
    viewer.press(&"down ".repeat(99));
    assert!(viewer.page(80, 24).contains("The pill is stopped before it can do anything."));
    viewer.press("esc").moment.scene -= 1;
    viewer.press("i");
    assert!(!viewer.page(120, 40).contains("Without JAK1"));
}

#[test]
fn what_is_taken_decides_the_course() {
    let mut viewer = viewer();
    take(&mut viewer, "Without JAK1");
    assert_eq!((titled(&viewer), viewer.moment.overlay), (Some("Without JAK1"), Overlay::None));
    let taken = course(&viewer.library, &viewer.moment);
    assert_eq!(taken.without.len(), 1);
    viewer.press("x");
    assert_eq!((titled(&viewer), course(&viewer.library, &viewer.moment)), (None, Course::default()));
    viewer.press("x");
    assert_eq!(course(&viewer.library, &viewer.moment), taken);
    viewer.press("i");
    assert_eq!(
        viewer.moment.row,
        viewer.library.drugs.len() + 1 + viewer.library.genes.len(),
        "the cabinet opens at what is taken"
    );
    viewer.press(&"up ".repeat(40)).press("enter");
    assert_eq!(titled(&viewer), None);
    viewer.press("x");
    assert_eq!(titled(&viewer), Some("Without JAK1"), "x brings back what No drug put aside");
}

#[test]
fn a_drug_and_a_what_if_take_each_others_place() {
    let mut viewer = viewer();
    viewer.press("i down enter");
    take(&mut viewer, "Stopped too soon");
    assert_eq!((titled(&viewer), viewer.moment.doses.len()), (Some("Stopped too soon"), 0));
    assert_eq!(viewer.moment.drugs(&viewer.library), [viewer.library.drug("baricitinib").unwrap()]);
    viewer.press("i").press(&"up ".repeat(40)).press("down enter");
    assert_eq!((titled(&viewer), viewer.moment.doses.as_slice()), (None, &[0][..]));
    viewer.press("x");
    assert_eq!((titled(&viewer), viewer.moment.doses.len()), (None, 0));
}

#[test]
fn another_scene_runs_by_itself() {
    for keys in ["]", "[", "gg", "G", "2 G", "o up enter"] {
        let mut viewer = viewer();
        take(&mut viewer, "Without JAK1");
        viewer.press("right right right");
        assert_eq!(titled(&viewer), Some("Without JAK1"), "another step is the same scene");
        viewer.press(if keys == "gg" { "g g" } else { keys });
        assert_eq!((viewer.moment.twist, viewer.moment.twist_aside), (None, None), "{keys}");
    }
}

#[test]
fn a_what_if_that_is_not_there_is_not_taken() {
    let mut viewer = viewer();
    let untitled = viewer.library.scene(viewer.moment.scene).unwrap().what_ifs.iter().position(|w| w.title.is_none());
    for twist in [untitled, Some(99)] {
        viewer.moment = Moment { twist, twist_aside: twist, ..viewer.moment };
        assert_eq!(course(&viewer.library, &viewer.moment), Course::default());
        viewer.press("s");
        assert_eq!((viewer.moment.twist, viewer.moment.twist_aside), (None, None));
    }
}

#[test]
fn the_page_tells_what_is_different_and_how_it_would_have_gone() {
    let mut viewer = viewer();
    take(&mut viewer, "Without JAK1");
    viewer.press("] [");
    take(&mut viewer, "Without JAK1");
    while viewer.moment.step == 0 {
        viewer.press("space");
    }
    viewer.press("space space");
    for (width, height) in [(80, 24), (100, 30)] {
        let page = viewer.page(width, height);
        for words in
            ["Without JAK1: With no JAK1 there is nobody", "cannot tag JAK1: there is no JAK1", "Otherwise: Each"]
        {
            assert!(page.contains(words), "{words}: {page}");
        }
    }
}

#[test]
fn who_plays_anothers_part_goes_by_its_own_name() {
    let mut viewer = viewer();
    take(&mut viewer, "JAK2 V617F, and no signal");
    viewer.moment.step = 1;
    assert!(viewer.page(120, 40).replace("JAK2 V617F, and", "").contains("JAK2 V617F"));
    viewer.press("d");
    assert!(viewer.page(120, 40).matches("JAK2 V617F").count() > 1, "among the words, too");
    viewer.press("d x");
    assert!(!viewer.page(120, 40).contains("JAK2 V617F"));
}

#[test]
fn a_drug_that_is_stopped_is_shown_as_stopped() {
    let mut viewer = viewer();
    take(&mut viewer, "Stopped too soon");
    let page = viewer.page(120, 36);
    assert!(page.contains("plugged") && page.contains("Stopped too soon"), "{page}");
    viewer.moment.step = 1;
    let page = viewer.press("space").page(120, 36);
    assert!(!page.contains("plugged") && page.contains("baricitinib stopped"), "{page}");
    assert!(page.contains("Stopped too soon: The pill is"), "said from the stop on: {page}");
    assert!(viewer.page(80, 24).contains("drug stopped"), "in little room");
}
