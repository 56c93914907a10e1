//! `podwright.lock`: what subscribers have already been given.
