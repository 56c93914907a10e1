//! The `podwright` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    podwright::cli::main()
}
