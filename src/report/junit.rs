//! JUnit XML: a suite a file, a test case a finding; errors and warnings fail, infos pass with their text.

use std::collections::BTreeMap;
use std::io::{self, Write};

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use crate::diagnostic::{Diagnostic, Severity};

/// Prints one report. Files without findings are not known here: a run without any has one suite that passed.
///
/// # Errors
/// When `out` cannot be written.
pub(super) fn print(out: &mut dyn Write, found: &[Diagnostic]) -> io::Result<()> {
    let mut report = Report::new("podwright");
    let mut files: BTreeMap<String, Vec<&Diagnostic>> = BTreeMap::new();
    for one in found {
        let file = one.place.as_ref().map(|place| place.file.display().to_string());
        files.entry(file.unwrap_or_else(|| "podwright".into())).or_default().push(one);
    }
    if files.is_empty() {
        let mut suite = TestSuite::new("podwright");
        suite.add_test_case(TestCase::new("nothing to report", TestCaseStatus::success()));
        report.add_test_suite(suite);
    }
    for (file, found) in files {
        let mut suite = TestSuite::new(file.as_str());
        suite.add_test_cases(found.into_iter().map(|one| case(&file, one)));
        report.add_test_suite(suite);
    }
    report.serialize(&mut *out).map_err(io::Error::other)?;
    writeln!(out)
}

fn case(file: &str, one: &Diagnostic) -> TestCase {
    let (line, column) = one.place.as_ref().map_or((1, 1), |place| (place.line, place.column));
    let told = format!("{file}:{line}:{column}: {}: {}", one.severity, one.message);
    let told = one.help.iter().fold(told, |told, help| format!("{told}\n{help}"));
    let mut case = if one.severity == Severity::Info {
        let mut case = TestCase::new(format!("{} {line}:{column}", one.rule), TestCaseStatus::success());
        case.set_system_out(told);
        case
    } else {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status.set_message(one.message.as_str()).set_type(one.severity.to_string()).set_description(told);
        TestCase::new(format!("{} {line}:{column}", one.rule), status)
    };
    case.set_classname(one.rule);
    case
}
