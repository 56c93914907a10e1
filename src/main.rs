//! The `podwright` command.

use std::process::ExitCode;

/// Syntax trees are many small values: the allocator of the C library takes a sixth of a run.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    podwright::cli::main()
}
