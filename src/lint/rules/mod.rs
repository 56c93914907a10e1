//! The rules, one file each; every group lists its own.

pub mod audio;
pub mod beside;
pub mod channel;
pub mod chapters;
pub mod config;
pub mod document;
pub mod episode;
pub mod feed;
pub mod image;
pub mod item;
pub mod ledger;
pub mod links;
pub mod notes;
pub mod online;
pub mod podcast;
pub mod reading;
pub mod show;
pub mod texts;
pub mod transcript;
