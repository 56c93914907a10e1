//! What feeds hold, and the Markdown that says the same.

use proptest::prelude::*;

use super::*;

fn markdown(html: &str) -> String {
    to_markdown(html, &Source::default())
}

#[test]
fn html_of_hosts_becomes_markdown_that_people_write() {
    insta::assert_snapshot!(
        markdown(
            "<div class=\"notes\"><h2>Rye &amp; oat</h2><p>We <b>knead </b>and <i>bake</i> with \
             <a href=\"https://a.example/x_y\" target=_blank>Ann</a>.<br>And <u>more</u>.</p>\
             <ul>\n<li>One *star*</li>\n<li><p>Two</p><ul><li>a</li></ul></li></ul>\
             <ol start=\"3\"><li>three</li></ol><blockquote><p>Said.</p></blockquote>\
             <pre><code>a  b\n\nc</code></pre>\
             <table><tr><td>1</td>\n\n<td>2</td></tr></table>Tail<br><br>and <img src=\"https://a.example/i.png\" alt=\"pic\">\
             <script>bad()</script></div>"
        ),
        @r"
    ## Rye &amp; oat

    We **knead** and *bake* with [Ann](https://a.example/x_y).  
    And <u>more</u>.

    - One \*star\*
    - Two
      - a

    3. three

     > 
     > Said.

    ```
    a  b

    c
    ```

    <div><table><tbody><tr><td>1</td>
    <td>2</td></tr></tbody></table></div>

    Tail

    and ![pic](https://a.example/i.png)
    "
    );
}

#[test]
fn plain_text_keeps_its_lines() {
    insta::assert_snapshot!(
        markdown("1. Rye < oat & #1\n00:10 * star *\n\n  - dash_dash_dash\nhttps://a.example/b_c?d=1&amp;e=2\n# no heading"),
        @r"
    1\. Rye \< oat &amp; #1  
    00:10 \* star \*

    \- dash_dash_dash  
    https://a.example/b_c?d=1&amp;e=2  
    \# no heading
    "
    );
}

#[test]
fn a_number_in_the_first_heading_is_none_of_the_episode() {
    assert_eq!(markdown("<h1>Episode 12</h1><h1>13</h1>"), "<div><h1>Episode 12</h1></div>\n\n# 13");
}

proptest! {
    #[test]
    fn any_html_renders_to_what_readers_saw(
        html in "(<(p|b|i|ul|li|ol|a href='https://a\\.example/'|br|h2|pre|code|div|u|table|td|blockquote)>|</(p|b|i|ul|li|a|pre|div|u)>|[a-z*_`#<>&\\[\\]()!|~.0-9+=\\\\ \n-]){0,40}"
    ) {
        let source = Source::default();
        // The writer of XML leaves out what no feed may hold, such as what `&#1;` stands for.
        let safe = only_xml_text(&tidy::tidy(&sanitize::sanitize(&html, Base::default()))).into_owned();
        let again = safe_html(&to_markdown(&html, &source), &source);
        prop_assert_eq!(plain_text(&safe), plain_text(&again));
        prop_assert!(!is_markup(&html) || shows_the_same(&safe, &again));
    }

    #[test]
    fn any_text_is_shown(text in any::<String>()) {
        let shown = plain_text(&tidy::tidy(&sanitize::sanitize(&only_xml_text(&text), Base::default())));
        let again = safe_html(&to_markdown(&text, &Source::default()), &Source::default());
        prop_assert_eq!(shown, plain_text(&again));
    }
}

#[test]
fn a_link_in_a_link_is_one() {
    let html = "<a href='https://a.example/'><table><a href='https://b.example/'><<p>";
    let safe = tidy::tidy(&sanitize::sanitize(html, Base::default()));
    assert_eq!(safe, "<a href=\"https://a.example/\" rel=\"noopener\">&lt;</a>");
    assert_eq!(safe_html(&markdown(html), &Source::default()), format!("<p>{safe}</p>"));
}
