//! Writes the outputs: all of them, or none.
