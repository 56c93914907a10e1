//! Dates, good and bad.

use super::*;

fn said(text: &str) -> String {
    let faults = check(text);
    if faults.is_empty() {
        return "fine".into();
    }
    let line = |fault: &Fault| {
        let better = fault.better.as_ref().map(|better| {
            let sure = if better.sure { "" } else { "perhaps " };
            format!(" → {sure}{}", better.value)
        });
        format!("{:?}: {}{}", fault.kind, fault.message, better.unwrap_or_default())
    };
    faults.iter().map(line).collect::<Vec<_>>().join("; ")
}

#[test]
fn the_form_of_rss_is_fine() {
    for text in [
        "Thu, 09 Feb 2006 23:59:45 +0000",
        "Thu, 9 Feb 2006 23:59 GMT",
        "Thu, 09 Feb 2006 23:59:45 -0330",
        "Thu, 09 Feb 2006 23:59:45 Z",
        "Sat, 29 Feb 2020 23:59:60 +1400",
    ] {
        assert_eq!(said(text), "fine", "{text}");
    }
}

#[test]
fn every_fault_is_told_with_the_better_date() {
    let lines: Vec<String> = [
        "09 Feb 2006 23:59:45 +0000",
        "Tue, 13 Sep 2017 00:00:00 -0000",
        "Thu, 09 Feb 06 23:59:45 +0000",
        "Fri, 09 Feb 96 23:59:45 +0000",
        "Sat,29 Jul 2006 00:03:02 +0000",
        "Thu, 09 Feb 2006 23:59:45 EST",
        "Thu, 09 Feb 2006 16:59:45 pDt",
        "Thu, 09 Feb 2006 16:59:45 G",
        "Thu (so it is), 16(th) Feb(ruary) 2006 01:39 +0000 (GMT \\) (really))",
        "Thu, 25 Oct 2018 20:00:00 JST",
        "Thu, 25 Oct 2018 20:00:00 UTC",
        "Thu, 25 Oct 2018 20:00:00 XYZT",
        "31 Dec 2002 14:20:20 -0234",
        "Tue, 5 April 2016 00:00:00 EST",
        "Tue 11 Jan 2011 01:30:00 GMT",
        "2026-01-25T00:00:00+00:00",
        "2020-03-30 15:07:36 +0200 CEST",
        "2002-12-31",
        "Mon, 21 Oct 2002 14:04:23 -05:00",
        "Mon, 21 Oct 2002 2:04:23 PM GMT",
        "Mon, 21 Oct 2002 14:04:23",
        "Mon, 21 Oct 2002",
        "Sun, 17 May 2020 023:56:00 GMT",
        "Sat, 31 Jun 2006 23:08:26 +1000",
        "Sat, 30 Jun 2006 25:08:26 +1000",
        "Die, 30 Mai 2006 10:00:00 GMT",
        "Sat, 25 OCT 2025 00:00:56 GMT",
        "",
        "[PUB_DATE]",
        "21/10/2002",
    ]
    .iter()
    .map(|text| format!("{text}\n    {}", said(text)))
    .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn a_better_date_has_no_fault_of_its_own() {
    for text in [
        "Thu, 09 Feb 06 23:59:45 PDT",
        "5 April 2016 1:02",
        "February 5, 2018",
        "Monday, Feb. 5th, 2018 at 10:00 PM +01:00",
        "2020-03-30 15:07:36 +0200 CEST",
        "Tue, 13 Sep 2017 00:00:00 B",
    ] {
        let better = read(text).unwrap().mended();
        assert_eq!(said(&better), "fine", "{text}");
    }
}

#[test]
fn names_of_other_languages_and_places_are_read() {
    for (text, meant) in [
        ("Mo, 03 Feb 2025 10:00:00 +0100", "Mon, 03 Feb 2025 10:00:00 +0100"),
        ("Di., 04 Mär 2025 10:00 MEZ", "Tue, 04 Mar 2025 10:00:00 +0100"),
        ("mar., 6 août 2024 18:30:00 +0200", "Tue, 06 Aug 2024 18:30:00 +0200"),
        ("mié, 01 ene 2025 08:00:00 -0300", "Wed, 01 Jan 2025 08:00:00 -0300"),
        ("Пт, 03 янв 2025 12:00:00 +0300", "Fri, 03 Jan 2025 12:00:00 +0300"),
        ("5 Feb 2025 10:00:00 Europe/Berlin", "Wed, 05 Feb 2025 10:00:00 +0100"),
        ("Wed, 5 Jul 2023 10:00:00 America/New_York", "Wed, 05 Jul 2023 10:00:00 -0400"),
    ] {
        let date = read(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(date.mended(), meant, "{text}");
        assert!(said(text).starts_with("Date: is no RFC 2822 date: "), "{}", said(text));
    }
    for text in [
        "Mo, 03 Foo 2025 10:00:00 +0100",
        "Mo, Feb 2025",
        "bald, 31 Feb 2025 10:00:00 GMT",
        "5 Feb 2025 10:00:00 Foo/Bar",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}
