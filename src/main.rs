//! The program: the command line in, the exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    jakstat::cli::main()
}
