//! Finds the files of a show and pairs them into episodes.
