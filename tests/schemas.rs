//! The checked-in JSON Schemas say what the types say.
//!
//! `PODWRIGHT_BLESS=1 cargo test --test schemas` writes them anew.

use std::path::Path;
use std::{env, fs};

#[test]
fn checked_in_schemas_are_true() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
    for (name, schema) in podwright::schema::all() {
        let path = folder.join(format!("{name}.schema.json"));
        let wanted = format!("{schema:#}\n");
        if env::var_os("PODWRIGHT_BLESS").is_some() {
            fs::write(&path, &wanted).unwrap();
        }
        let found = fs::read_to_string(&path).unwrap_or_default();
        assert!(found == wanted, "schemas/{name}.schema.json is out of date; run with PODWRIGHT_BLESS=1");
    }
}
