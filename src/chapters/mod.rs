//! Chapter markers.
