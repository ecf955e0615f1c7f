//! Raw mode, the loop, the clock, and the terminal left whole.

mod clock;
pub mod ink;
pub mod input;

use super::keys;
use super::message::Message;
use super::moment::Moment;
use super::page::page;
use super::update::update;
use crate::library::Library;
use crate::stage::picture::Studio;
use clock::Clock;
use crossterm::event::KeyEvent;
use crossterm::terminal;
use input::Input;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::process::{Signal, getpgrp, getsid, kill_process_group};
use rustix::termios::{QueueSelector, tcflush};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::flag;
use signal_hook::iterator::backend::SignalDelivery;
use signal_hook::iterator::exfiltrator::SignalOnly;
use signal_hook::low_level::emulate_default_handler;
use std::io::{self, Write};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Once};
use std::time::{Duration, Instant};

/// How long a lone escape byte may be the start of a longer key.
const HALF_KEY: Duration = Duration::from_millis(25);

const ENTER: &[u8] = b"\x1b[?1049h\x1b[?25l";
/// The frame is wiped first: a multiplexer that was resized meanwhile would bring parts of it back.
const LEAVE: &[u8] = b"\x1b[?2026l\x1b[0m\x1b[H\x1b[2J\x1b[?25h\x1b[?1049l";

/// Plays from a moment on, until the audience leaves. However it ends, `farewell` is told the last moment.
pub fn play(library: &Library, mut moment: Moment, farewell: impl FnOnce(&Moment)) -> io::Result<()> {
    let mut house = House::open()?;
    let ended = house.perform(library, &mut moment);
    close_curtain();
    farewell(&moment);
    match ended? {
        Some(signal) => emulate_default_handler(signal),
        None => Ok(()),
    }
}

/// The terminal is ours: set when taken, cleared by whoever gives it back first.
static OURS: AtomicBool = AtomicBool::new(false);

fn open_curtain() -> io::Result<()> {
    terminal::enable_raw_mode()?;
    OURS.store(true, Ordering::SeqCst);
    Ok(())
}

/// Gives the terminal back as it was, once, however often it is called.
fn close_curtain() {
    if OURS.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout().lock();
        let _ = out.write_all(LEAVE).and_then(|()| out.flush());
        let _ = terminal::disable_raw_mode();
    }
}

/// A panic is told on a whole terminal.
fn close_curtain_on_panic() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let tell = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            close_curtain();
            tell(panic);
        }));
    });
}

/// Even a program that hangs on a terminal which takes nothing more can be ended: by asking twice.
fn second_signal_kills() -> io::Result<()> {
    let asked = Arc::new(AtomicBool::new(false));
    for signal in [SIGTERM, SIGINT, SIGHUP, SIGQUIT] {
        flag::register_conditional_default(signal, Arc::clone(&asked))?;
        flag::register(signal, Arc::clone(&asked))?;
    }
    Ok(())
}

/// What ended a wait.
enum Woken {
    Bytes,
    Signals,
    /// The time given is over.
    Late,
    /// There is no terminal any more.
    Gone,
}

/// The terminal with the two frames that it swaps.
struct House {
    signals: SignalDelivery<UnixStream, SignalOnly>,
    input: Input,
    /// Until when a half key waits for its other half.
    half: Option<Instant>,
    shown: Buffer,
    next: Buffer,
    /// What is on the terminal is not what `shown` says.
    fresh: bool,
    /// The alternate screen is still to be entered, with the first frame.
    outside: bool,
    bytes: Vec<u8>,
    studio: Studio,
}

impl Drop for House {
    fn drop(&mut self) {
        close_curtain();
    }
}

impl House {
    fn open() -> io::Result<Self> {
        close_curtain_on_panic();
        let (read, write) = UnixStream::pair()?;
        let wanted = [SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH];
        let signals = SignalDelivery::with_pipe(read, write, SignalOnly, wanted)?;
        second_signal_kills()?;
        let area = size();
        open_curtain()?;
        Ok(Self {
            signals,
            input: Input::default(),
            half: None,
            shown: Buffer::empty(area),
            next: Buffer::empty(area),
            fresh: true,
            outside: true,
            bytes: Vec::new(),
            studio: Studio::default(),
        })
    }

    /// The loop. Gives the signal that ended it, if one did.
    fn perform(&mut self, library: &Library, moment: &mut Moment) -> io::Result<Option<i32>> {
        let mut clock = Clock::new();
        self.draw(library, moment)?;
        while !moment.over {
            let woken = self.wait(clock.patience(moment, self.half))?;
            let before = moment.clone();
            if let Some(passed) = clock.passed(moment) {
                *moment = update(moment, Message::Tick(passed), library);
            }
            match woken {
                Woken::Bytes => match self.keys()? {
                    Some(keys) => self.press(&keys, moment, library)?,
                    None => return Ok(Some(SIGHUP)),
                },
                Woken::Signals => {
                    if let Some(signal) = self.heed()? {
                        return Ok(Some(signal));
                    }
                    clock = Clock::new();
                }
                Woken::Late if self.half.is_some_and(|half| half <= Instant::now()) => {
                    self.half = None;
                    let keys: Vec<KeyEvent> = self.input.give_up().into_iter().collect();
                    self.press(&keys, moment, library)?;
                }
                Woken::Late => {}
                Woken::Gone => return Ok(Some(SIGHUP)),
            }
            if *moment != before || self.fresh {
                self.draw(library, moment)?;
                clock.drawn();
            }
        }
        Ok(None)
    }

    /// Draws the moment: one write, and none if nothing changed.
    fn draw(&mut self, library: &Library, moment: &Moment) -> io::Result<()> {
        self.next.reset();
        page(library, moment, &mut self.studio, &mut self.next);
        self.bytes.clear();
        if std::mem::take(&mut self.outside) {
            self.bytes.extend_from_slice(ENTER);
        }
        let shown = (!self.fresh).then_some(&self.shown);
        if ink::change(shown, &self.next, &mut self.bytes) {
            send(&self.bytes)?;
        }
        self.fresh = false;
        std::mem::swap(&mut self.shown, &mut self.next);
        Ok(())
    }

    /// Sleeps until there is something to do; without `patience` for as long as it takes.
    fn wait(&self, patience: Option<Duration>) -> io::Result<Woken> {
        let stdin = io::stdin();
        let mut fds = [
            PollFd::from_borrowed_fd(stdin.as_fd(), PollFlags::IN),
            PollFd::new(self.signals.get_read(), PollFlags::IN),
        ];
        let timeout = patience.map(|patience| Timespec {
            tv_sec: patience.as_secs().try_into().unwrap_or(i64::MAX),
            tv_nsec: patience.subsec_nanos().into(),
        });
        match poll(&mut fds, timeout.as_ref()) {
            Ok(0) => return Ok(Woken::Late),
            Ok(_) => {}
            Err(Errno::INTR) => return Ok(Woken::Signals),
            Err(error) => return Err(error.into()),
        }
        Ok(match (fds[0].revents(), fds[1].revents()) {
            (_, signals) if !signals.is_empty() => Woken::Signals,
            (input, _) if input.contains(PollFlags::IN) => Woken::Bytes,
            _ => Woken::Gone,
        })
    }

    /// The keys that have come; none at all if the terminal is gone.
    fn keys(&mut self) -> io::Result<Option<Vec<KeyEvent>>> {
        let mut bytes = [0; 1024];
        match rustix::io::read(io::stdin().as_fd(), &mut bytes) {
            Ok(0) | Err(Errno::IO) => Ok(None),
            Ok(read) => {
                let keys = self.input.feed(&bytes[..read]);
                self.half = self.input.waits().then(|| Instant::now() + HALF_KEY);
                Ok(Some(keys))
            }
            Err(Errno::INTR | Errno::AGAIN) => Ok(Some(Vec::new())),
            Err(error) => Err(error.into()),
        }
    }

    fn press(&mut self, keys: &[KeyEvent], moment: &mut Moment, library: &Library) -> io::Result<()> {
        for key in keys {
            match keys::message_at(key, moment) {
                // Keys typed ahead were for whoever had the terminal then.
                Some(Message::Suspend) => return self.suspend(),
                Some(Message::Redraw) => self.fresh = true,
                Some(message) => *moment = update(moment, message, library),
                None => {}
            }
        }
        Ok(())
    }

    /// Acts on signals; gives the one that ends the program.
    fn heed(&mut self) -> io::Result<Option<i32>> {
        let signals: Vec<i32> = self.signals.pending().collect();
        for signal in signals {
            match signal {
                SIGWINCH => self.resize(),
                SIGCONT => self.fresh = true,
                SIGTSTP => self.suspend()?,
                last => return Ok(Some(last)),
            }
        }
        Ok(None)
    }

    fn resize(&mut self) {
        let area = size();
        // What was drawn and written for another size is of no use any more, and would only take memory.
        (self.shown, self.next) = (Buffer::empty(area), Buffer::empty(area));
        (self.studio, self.bytes) = (Studio::default(), Vec::new());
        self.fresh = true;
    }

    /// Hands the terminal to the shell until it continues us. Where no shell could do that, only paints anew.
    fn suspend(&mut self) -> io::Result<()> {
        let job = getsid(None).is_ok_and(|session| session != getpgrp());
        if job {
            close_curtain();
            kill_process_group(getpgrp(), Signal::STOP)?;
            open_curtain()?;
            tcflush(io::stdin().as_fd(), QueueSelector::IFlush)?;
            (self.input, self.half) = (Input::default(), None);
            self.outside = true;
            self.resize();
        }
        self.fresh = true;
        Ok(())
    }
}

/// Writes a whole frame at once: one write(2), unless the terminal takes less.
fn send(mut bytes: &[u8]) -> io::Result<()> {
    let out = io::stdout();
    while !bytes.is_empty() {
        match rustix::io::write(out.as_fd(), bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(sent) => bytes = &bytes[sent..],
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => {
                poll(&mut [PollFd::from_borrowed_fd(out.as_fd(), PollFlags::OUT)], None)?;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// The terminal's size; the old standard one if it does not say.
fn size() -> Rect {
    let (width, height) = match terminal::size() {
        Ok((width, height)) if width > 0 && height > 0 => (width, height),
        _ => (80, 24),
    };
    Rect::new(0, 0, width, height)
}
