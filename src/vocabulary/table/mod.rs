//! The tables in `schemas/`: which elements there are, where they stand, what they hold.

mod load;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Form;
use super::values::{Fault, word};
pub use load::{Vocabulary, vocabulary};

/// An element at one place: the same name may mean something else in another parent.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Element {
    /// Name without prefix.
    pub name: String,
    /// Names of the elements it may stand in, with their customary prefixes.
    #[serde(rename = "in")]
    pub parents: Vec<String>,
    /// May it stand there more than once?
    #[serde(default)]
    pub many: bool,
    /// Must it stand there?
    #[serde(default)]
    pub need: Need,
    /// The rule that tells that it is missing, where it is a special one.
    pub missing: Option<String>,
    /// What its text holds.
    #[serde(default = "nothing")]
    pub text: Value,
    /// Its attributes by name.
    #[serde(default)]
    pub attributes: BTreeMap<String, Value>,
    /// What to use instead of an element that nobody should use any more.
    pub instead: Option<String>,
    /// Where it is specified, when the table does not say it for all its elements.
    pub document: Option<String>,
}

/// What a text or an attribute holds.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "Written")]
pub struct Value {
    /// Its form.
    pub form: Form,
    /// Must it be there?
    pub need: Need,
    /// How many characters it may have.
    pub max: Option<usize>,
    /// The words it may be; any text when empty.
    pub one_of: Vec<String>,
    /// Are words beyond `one_of` allowed, and only unusual?
    pub open: bool,
    /// Is what it holds left to rules written by hand?
    pub by_hand: bool,
    /// A named list of the table that `one_of` becomes.
    list: Option<String>,
}

impl Value {
    /// What is wrong with `text`, which has no white space around it and is not empty.
    pub fn check(&self, text: &str) -> Vec<Fault> {
        if self.one_of.is_empty() {
            return self.form.check(text);
        }
        word::one_of(text, &self.one_of, self.open).into_iter().collect()
    }

    /// Is an empty text as good as none?
    pub fn may_be_blank(&self) -> bool {
        self.need != Need::Required && (self.form.may_be_blank() || !self.one_of.is_empty())
    }
}

/// Must something be there?
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Need {
    /// Without it the rest is of no use.
    Required,
    /// Its document asks for it.
    Recommended,
    /// Left to the author.
    #[default]
    Optional,
}

/// A value is written as its form alone, or with all it needs.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Form(Form),
    Whole(Whole),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Whole {
    #[serde(default)]
    form: Form,
    #[serde(default)]
    need: Need,
    max: Option<usize>,
    one_of: Option<Words>,
    #[serde(default)]
    open: bool,
    #[serde(default)]
    by_hand: bool,
}

/// The words themselves, or the name of a list of the table.
#[derive(Deserialize)]
#[serde(untagged)]
enum Words {
    Named(String),
    Listed(Vec<String>),
}

impl From<Written> for Value {
    fn from(written: Written) -> Self {
        match written {
            Written::Form(form) => Self { form, ..Self::default() },
            Written::Whole(whole) => {
                let (list, one_of) = match whole.one_of {
                    Some(Words::Named(name)) => (Some(name), Vec::new()),
                    Some(Words::Listed(words)) => (None, words),
                    None => (None, Vec::new()),
                };
                let Whole { form, need, max, open, by_hand, .. } = whole;
                Self { form, need, max, one_of, open, by_hand, list }
            }
        }
    }
}

/// An element of which the table says nothing has no text.
fn nothing() -> Value {
    Value { form: Form::Empty, ..Value::default() }
}
