//! The built program in a real pseudo-terminal: what it shows, what it answers to, and how it leaves.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::exit;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(10);

/// The program, its terminal, and what that shows.
struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

impl Session {
    fn start(arguments: &[&str]) -> Self {
        Self::start_at_home(arguments, None)
    }

    /// The same for a user with a home.
    fn start_at_home(arguments: &[&str], home: Option<&Path>) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_jakstat"));
        command.args(arguments);
        Self::run(command, home)
    }

    fn run(mut command: CommandBuilder, home: Option<&Path>) -> Self {
        let pair = native_pty_system().openpty(size(100, 30)).unwrap();
        command.env_clear();
        if let Some(home) = home {
            command.env("HOME", home);
        }
        command.env("TERM", "xterm-256color");
        command.env("COLORTERM", "truecolor");
        let child = pair.slave.spawn_command(command).unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut bytes = [0; 8192];
            while let Ok(read @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..read].to_vec()).is_err() {
                    return;
                }
            }
        });
        let screen = vt100::Parser::new(30.try_into().unwrap(), 100.try_into().unwrap(), 0);
        Self { child, master: pair.master, keyboard, output, screen }
    }

    fn press(&mut self, keys: &str) -> &mut Self {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
        self
    }

    /// Takes in what comes until the screen is as told.
    fn until(&mut self, what: &str, told: impl Fn(&vt100::Screen) -> bool) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        while !told(self.screen.screen()) {
            match self.output.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("never {what}; it shows\n{}", self.screen.screen().contents())
                }
            }
        }
        self
    }

    fn sees(&mut self, words: &str) -> &mut Self {
        self.until(words, |screen| screen.contents().contains(words))
    }

    /// How many bytes come in this time.
    fn bytes_within(&mut self, time: Duration) -> usize {
        let (end, mut count) = (Instant::now() + time, 0);
        loop {
            match self.output.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(bytes) => {
                    self.screen.process(&bytes);
                    count += bytes.len();
                }
                Err(RecvTimeoutError::Timeout) => return count,
                Err(RecvTimeoutError::Disconnected) => panic!("it left"),
            }
        }
    }

    fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
    }

    /// Waits for the end; the terminal must be as it was before.
    fn leaves(mut self) -> portable_pty::ExitStatus {
        self.until("left the alternate screen", |screen| !screen.alternate_screen() && !screen.hide_cursor());
        let end = Instant::now() + PATIENCE;
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            assert!(Instant::now() < end, "it does not end");
            thread::sleep(Duration::from_millis(5));
        };
        #[cfg(target_os = "linux")]
        {
            let modes = format!("{:?}", self.master.get_termios().unwrap());
            assert!(modes.contains("ICANON"), "still raw: {modes}");
        }
        status
    }
}

#[test]
fn the_first_frame_comes_without_any_answer_and_q_leaves_all_whole() {
    let mut session = Session::start(&[]);
    session.sees("scene 1 of").sees("JAK1").sees("help");
    assert!(session.screen.screen().alternate_screen() && session.screen.screen().hide_cursor());
    session.press("q");
    assert!(session.leaves().success());
}

#[test]
fn nothing_is_written_while_nothing_happens() {
    let mut session = Session::start(&[]);
    session.sees("scene 1 of").bytes_within(Duration::from_millis(100));
    assert_eq!(session.bytes_within(Duration::from_millis(500)), 0);
    session.press("\x03");
    assert!(session.leaves().success());
}

#[test]
fn keys_work_while_it_moves() {
    let mut session = Session::start(&["--motion", "full"]);
    session.sees("Space play").press("a").sees("level: student");
    session.press("4G ").sees("scene 4 of").sees("Space finish");
    assert!(session.bytes_within(Duration::from_millis(300)) > 500, "the picture moves");
    session.press("a").sees("level: clinician").press(" ").sees("Space next");
    session.press("?").sees("medicine cabinet").press("\x1b").until("closed", |screen| {
        !screen.contents().contains("speaker's notes") && screen.contents().contains("Space next")
    });
    session.press("\x1b[D").sees("Space play").press("q");
    assert!(session.leaves().success());
}

#[test]
fn a_drug_from_the_cabinet_shows_in_the_strip() {
    let mut session = Session::start(&[]);
    session.sees("no drug").press("i").sees("A learning aid, not medical advice.");
    session.press("jj\r").sees("plugged").press("x").sees("no drug").press("x").sees("plugged").press("q");
    assert!(session.leaves().success());
}

#[test]
fn two_stages_play_side_by_side() {
    let mut session = Session::start(&["--at", "jak-activation@touch", "--motion", "full"]);
    session.sees("no drug").press("c").sees("Choose what to compare with").press("j\r");
    session.sees("The same has happened so far").press("  ").sees("Space finish").press(" ").sees("here it parts");
    session.press("x").until("one stage", |screen| !screen.contents().contains("parts")).press("q");
    assert!(session.leaves().success());
}

#[test]
fn the_lab_opens_over_the_story_and_closes_again() {
    let mut session = Session::start(&["--at", "3"]);
    session.sees("Space play").press("L").sees("A day of doses").sees("model 1 of");
    session.bytes_within(Duration::from_millis(200));
    assert_eq!(session.bytes_within(Duration::from_millis(300)), 0, "it idles");
    session.press("\t").sees("2/3").press("]").sees("A signal and its brake").press(" ");
    assert!(session.bytes_within(Duration::from_millis(400)) > 200, "time is played");
    session.press("\x1b").sees("scene 3 of").sees("Space play").press("q");
    assert!(session.leaves().success());
}

#[test]
fn the_lab_opens_from_the_command_line() {
    let mut session = Session::start(&["lab", "hair", "--set", "stop=96"]);
    session.sees("Hair over months").sees("stops at week: 96").press("\x1b").sees("scene 1 of").press("q");
    assert!(session.leaves().success());
}

#[test]
fn a_new_size_is_a_new_frame() {
    let mut session = Session::start(&[]);
    session.sees("scene 1 of");
    session.screen.screen_mut().set_size(24.try_into().unwrap(), 130.try_into().unwrap());
    session.master.resize(size(130, 24)).unwrap();
    session.until("wide", |screen| {
        let last = screen.rows(0, 130).last().unwrap_or_default();
        last.contains("help") && screen.rows(0, 130).next().unwrap_or_default().contains('·')
    });
    session.master.resize(size(7, 2)).unwrap();
    session.bytes_within(Duration::from_millis(100));
    session.press("q");
    assert!(session.leaves().success());
}

#[test]
fn signals_end_it_and_leave_the_terminal_whole() {
    for name in ["TERM", "INT", "HUP", "QUIT"] {
        let mut session = Session::start(&[]);
        session.sees("scene 1 of").press(" ").sees("Space");
        session.signal(name);
        assert!(!session.leaves().success(), "{name}");
    }
}

#[test]
fn where_no_shell_waits_control_z_only_paints_anew() {
    let mut session = Session::start(&[]);
    session.sees("scene 1 of").bytes_within(Duration::from_millis(100));
    session.press("\x1a");
    assert!(session.bytes_within(Duration::from_millis(300)) > 1000);
    session.press("q");
    assert!(session.leaves().success());
}

/// A panic anywhere in the program: told on a whole terminal, after the story has left it.
#[test]
fn a_panic_leaves_the_terminal_whole() {
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args(["panics_on_stage", "--exact", "--ignored", "--nocapture"]);
    let mut session = Session::run(command, None);
    session.sees("scene 1 of").sees("the lamp fell");
    assert!(!session.screen.screen().alternate_screen(), "told behind the curtain");
    assert!(!session.leaves().success());
}

#[test]
#[ignore = "the program of the test above"]
fn panics_on_stage() {
    thread::spawn(|| {
        thread::sleep(Duration::from_millis(300));
        let fall = thread::spawn(|| panic!("the lamp fell")).join();
        exit(if fall.is_err() { 3 } else { 0 });
    });
    let library = jakstat::library::Library::embedded().library;
    jakstat::screen::terminal::play(&library, jakstat::screen::moment::Moment::default(), |_| ()).unwrap();
}

/// An empty home, and where progress is kept in it.
fn home(name: &str) -> (PathBuf, PathBuf) {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("progress-{name}"));
    let _ = fs::remove_dir_all(&home);
    fs::create_dir_all(&home).unwrap();
    let file = home.join(".local/state/jakstat/progress.toml");
    (home, file)
}

#[test]
fn what_was_answered_and_where_it_was_left_is_kept_and_resumed() {
    let (home, file) = home("kept");
    let mut session = Session::start_at_home(&["--at", "jak-activation@touch"], Some(&home));
    session.sees("Space skips").press("1").sees("Not quite").press("q");
    assert!(session.leaves().success());
    let kept = fs::read_to_string(&file).unwrap();
    assert!(kept.contains("scene = \"jak-activation\"\nstep = \"touch\""), "{kept}");
    assert!(kept.contains("\"jak-activation\" = 1"), "{kept}");
    let mut session = Session::start_at_home(&["--resume"], Some(&home));
    session.sees("Not quite").press("q");
    assert!(session.leaves().success());
    assert_eq!(fs::read_to_string(&file).unwrap(), kept, "nothing new, nothing lost");
    let files: Vec<_> = fs::read_dir(file.parent().unwrap()).unwrap().collect();
    assert_eq!(files.len(), 1, "no draft is left behind: {files:?}");
    let mut session = Session::start_at_home(&[], Some(&home));
    session.sees("scene 1 of").press("q");
    assert!(session.leaves().success());
    let fresh = fs::read_to_string(&file).unwrap();
    assert!(fresh.contains("\"jak-activation\" = 1") && !fresh.contains("step = \"touch\""), "{fresh}");
}

#[test]
fn what_is_kept_survives_a_hang_up() {
    let (home, file) = home("signal");
    let mut session = Session::start_at_home(&["--at", "signal-arrives"], Some(&home));
    session.sees("by chance").signal("HUP");
    session.leaves();
    assert!(fs::read_to_string(&file).unwrap().contains("scene = \"signal-arrives\""));
}

#[test]
fn junk_in_its_place_is_said_once_and_nothing_breaks() {
    let (home, file) = home("junk");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    for junk in [&b"[place\nscene = 4"[..], &[0xff, 0xfe, 0x00], b"[recall]\nx = { answer = 1e99 }"] {
        fs::write(&file, junk).unwrap();
        let mut session = Session::start_at_home(&["--resume"], Some(&home));
        session.sees("scene 1 of").press("q");
        let left = |screen: &vt100::Screen| !screen.alternate_screen() && screen.contents().contains("starts afresh");
        session.until("said that it starts afresh", left);
        assert!(session.leaves().success());
        assert!(fs::read_to_string(&file).unwrap().contains("[place]"));
    }
}

#[test]
fn where_nothing_can_be_kept_nothing_breaks() {
    let (home, file) = home("barred");
    fs::create_dir_all(&file).unwrap();
    let mut session = Session::start_at_home(&[], Some(&home));
    session.sees("scene 1 of").press("q");
    session.until("said why", |screen| screen.contents().contains("cannot keep your progress in"));
    assert!(session.leaves().success());
}
