//! What generators read, and what subscribers get of it.

use super::*;

struct Loaf;

impl Known for Loaf {
    fn value(&self, name: &str) -> Option<String> {
        let value = match name {
            "site.url" => "https://loaf.example",
            "site.baseurl" => "/pod",
            "page.title" | "frontmatter.title" => "Rye",
            _ => return None,
        };
        Some(value.into())
    }

    fn page(&self, name: &str) -> Option<String> {
        name.contains("oats").then(|| "https://loaf.example/oats/".into())
    }

    fn picture(&self, name: &str) -> Option<String> {
        (name == "oats.png").then(|| "@/pictures/oats.png".into())
    }
}

fn in_markdown(notes: &str) -> String {
    plain(notes, Flavour::Markdown, &Loaf).into_owned()
}

fn check(cases: &[(&str, &str)]) {
    for (notes, expected) in cases {
        assert_eq!(in_markdown(notes), *expected, "{notes}");
    }
}

#[test]
fn templates_are_for_the_site() {
    let notes = "{% include player.html %}\nRye {{< youtube x >}}and {{% note %}}oats{{% /note %}}.\n`{% raw %}`\n```\n{% a %}\n```\n{% b %}";
    assert_eq!(in_markdown(notes), "\nRye and oats.\n`{% raw %}`\n```\n{% a %}\n```\n");
    check(&[
        ("100 {%} {{ x }} {{}} {{ }} \\{{ site.x }}", "100 {%} {{ x }} {{}} {{ }} \\{{ site.x }}"),
        ("Is `{{ site.url }}` {{ site.url }}?", "Is `{{ site.url }}` https://loaf.example?"),
        ("a{% comment %} no\n\n`x` {% endcomment %}b{# no #}c{{/* no */}}d", "abcd"),
        ("{% raw %}{{ site.url }}{% endraw %}", "{{ site.url }}"),
        ("{% highlight rust %}\nlet x = 1;\n{% endhighlight %}", "\n```rust\nlet x = 1;\n```\n"),
        ("{{</* youtube x */>}}", "{{< youtube x >}}"),
        ("{{< youtube aB3-_5678xY >}}", "<https://www.youtube.com/watch?v=aB3-_5678xY>"),
        ("{% youtube id=\"aB3-_5678xY\" title=\"Rye\" %}", "[Rye](<https://www.youtube.com/watch?v=aB3-_5678xY>)"),
        ("{{< vimeo 146022717 >}}", "<https://vimeo.com/146022717>"),
        ("{% if page.x %}Rye{% else %}Oats{% endif %} {% 100 %}", "RyeOats {% 100 %}"),
    ]);
}

#[test]
fn links_of_wikis_lead_to_pages_and_pictures_that_are_known() {
    check(&[
        (
            "See [[oats]], [[oats|the last one]] and [[rye]].",
            "See [oats](<https://loaf.example/oats/>), [the last one](<https://loaf.example/oats/>) and [[rye]].",
        ),
        (
            "![[oats.png]] ![[oats.png|300]] ![[oats.png|A field]] ![[rye.png]]",
            "![](<@/pictures/oats.png>) ![](<@/pictures/oats.png>) ![A field](<@/pictures/oats.png>) ![[rye.png]]",
        ),
        ("x[[oats]] `[[oats]]` [[oats", "x[[oats]] `[[oats]]` [[oats"),
    ]);
}

#[test]
fn what_is_known_is_said() {
    check(&[
        ("[a]({{ site.url }}{{ site.baseurl }}/x)", "[a](https://loaf.example/pod/x)"),
        ("[a]({{ '/x' | relative_url }})", "[a](/pod/x)"),
        ("{{ \"x.png\" | absolute_url }}", "https://loaf.example/pod/x.png"),
        ("{{ '/x' | prepend: site.baseurl | prepend: site.url }}", "https://loaf.example/pod/x"),
        ("{{ page.title | escape }} {{page.title}} {{- page.title -}}", "Rye Rye Rye"),
        ("{{ page.guest.name }}{{ site.time | date: \"%Y\" }}{{ $page.x }}.", "."),
        ("[a]({{ site.cdn }}/1.png)", "[a](unknown:/1.png)"),
        ("[a]({% post_url 2024-05-02-oats %}) [b]({% link rye.md %})", "[a](https://loaf.example/oats/) [b](unknown:)"),
        ("[a]({{< relref \"oats.md\" >}})", "[a](https://loaf.example/oats/)"),
    ]);
}

#[test]
fn what_a_tag_shows_stays() {
    check(&[
        ("{{< figure src=\"a b.png\" caption=\"Rye & *co*\" >}}", "![Rye & *co*](<a b.png>) Rye & *co*"),
        ("{% include figure.html image_path=\"/a.png\" alt=\"Rye\" %}", "![Rye](</a.png>)"),
        (
            "{% include button.html text=\"Buy\" url=\"https://loaf.example/buy\" %}",
            "[Buy](<https://loaf.example/buy>)",
        ),
        ("{% include audio.html src=\"https://cdn.example/1.mp3\" %}", ""),
        ("{% include note.html content=\"Mind the rye.\" %}", "Mind the rye."),
        ("{{< button href=\"/x\" >}}Listen{{< /button >}}", "Listen"),
    ]);
}

#[test]
fn boxes_keep_their_texts() {
    check(&[
        (":::note\n\nRye.\n\n:::\n", "\n\nRye.\n\n\n"),
        ("::: tip Mind the rye\nRye.\n:::", "**Mind the rye**\n\nRye.\n\n"),
        (":::tip[Mind *it*]\nRye.\n:::", "**Mind *it***\n\nRye.\n\n"),
        ("::: {.callout-note title=\"x\"}\nRye.\n:::", "\nRye.\n\n"),
        ("!!! note \"Mind it\"\n    Rye.\n\n    Oats.\nSpelt.\n", "**Mind it**\n\nRye.\n\nOats.\nSpelt.\n"),
        ("> [!NOTE]\n> Rye.\n", ">\n> Rye.\n"),
        ("> [!tip]- Mind it\n> Rye.\n", "> **Mind it**\n>\n> Rye.\n"),
        ("std::vec\n\n::\n", "std::vec\n\n\n"),
        ("Wow!!! note\n??? faq\n!!! so good\n!!! x \"\"\n", "Wow!!! note\n\n!!! so good\n\n"),
    ]);
}

#[test]
fn attributes_and_lists_of_contents_go() {
    check(&[
        ("[a](https://a.example){:target=\"_blank\"} b", "[a](https://a.example) b"),
        ("![a](a.png){width=50% .wide}", "![a](a.png)"),
        ("Rye\n{: .lead #x}\n\n# Oats {#oats}\n", "Rye\n\n# Oats\n"),
        ("The end.{ .lead }\nf {x=1} y", "The end.\nf {x=1} y"),
        ("* TOC\n{:toc}\n\nRye", "\nRye"),
        ("[TOC]\n\nRye [TOC]\n[[toc]]\n", "\nRye [TOC]\n"),
        ("*[HTML]: Hyper\n*[a] b: c\n", "*[a] b: c\n"),
        ("`{:?}` {:?} {:#?} {x} f(x){y} {a: 1} {:}", "`{:?}` {:?} {:#?} {x} f(x){y} {a: 1} {:}"),
        ("a {::comment}no{:/comment}b {::nomarkdown}c{:/}", "a b c"),
    ]);
}

#[test]
fn marks_of_obsidian() {
    check(&[
        ("==Rye== is (==good==). a==b, c == d == e, x==y==z", "Rye is (good). a==b, c == d == e, x==y==z"),
        ("Rye ^rye-1\n- a 2 ^3\n", "Rye\n- a 2 ^3\n"),
        ("Rye %%no%% is.\n%%\nno\n%%\n100%% and 50%%\n", "Rye  is.\n100%% and 50%%\n"),
        ("Rye\n====\nOats https://a.example/?a==b==c", "Rye\n====\nOats https://a.example/?a==b==c"),
    ]);
}

#[test]
fn components_of_mdx() {
    let cases = [
        (
            "\nimport A from 'a'\nimport {\n  B,\n} from \"b\"\n\nexport const meta = {\n  a: [1],\n}\nRye imports.\n",
            "\n\nRye imports.\n",
        ),
        ("import taxes are high.\n", "import taxes are high.\n"),
        (
            "<Player src={audio} items={['a', \"b > c\"]} />\n\n<Note title=\"x\">Rye</Note> <b>x</b> a < b\n",
            "\n\nRye <b>x</b> a < b\n",
        ),
        ("a{/* no */}b{\" \"}c {frontmatter.title} {x.map(y => `${y}`)}\\{d}", "ab c Rye \\{d}"),
        ("<Image src=\"a.png\" alt=\"Rye\" /> <img src={x} alt=\"y\" /> `{x}` <Card>", "![Rye](<a.png>)  `{x}` "),
    ];
    for (notes, expected) in cases {
        assert_eq!(plain(notes, Flavour::Mdx, &Loaf), expected, "{notes}");
    }
}

#[test]
fn most_notes_are_not_touched() {
    for notes in ["# Rye\n\n- a [b](https://c.example/?d=e) 100% {f}\n\n```\n{{ x.y }}\n```\n", ""] {
        assert_eq!(in_markdown(notes), notes);
    }
    assert!(matches!(plain("# Rye\n\n- a = b\n", Flavour::Markdown, &Loaf), Cow::Borrowed(_)));
}

proptest::proptest! {
    #[test]
    fn any_text_is_read(text in "(\\{%|%\\}|\\{\\{|\\}\\}|<|>|[{}:=%`~\\\\\"'a #!\\[\\]()\n-]|:::|raw|comment|end){0,60}") {
        let _ = in_markdown(&text);
        let _ = plain(&text, Flavour::Mdx, &Loaf);
    }
}

#[test]
fn hostile_notes_take_no_longer_than_their_size_allows() {
    for piece in ["{% comment %}", "{{ ", "{%", "`", "{", "<A ", "==a", "%%a ", "{{< a", "{:", ":::a\n", "{% raw %}"] {
        let notes = piece.repeat(20_000);
        let _ = in_markdown(&notes);
        let _ = plain(&notes, Flavour::Mdx, &Loaf);
    }
}

#[test]
fn short_codes_of_wordpress_are_players() {
    check(&[
        ("<p>[powerpress]</p>\n<p>Rye.</p>\n", "<p>Rye.</p>\n"),
        ("[audio mp3=\"https://cdn.example/1.mp3\"][/audio]\nRye.\n", "Rye.\n"),
        ("[podcast_episode episode=\"1\"]\nREADMORE\nRye.\n", "Rye.\n"),
        (
            "[caption id=\"a\" width=\"300\"]<img src=\"/rye.jpg\" /> The rye[/caption]\n",
            "<img src=\"/rye.jpg\" /> The rye\n",
        ),
        ("[embed]https://video.example/1[/embed]\n", "https://video.example/1\n"),
        (
            "[podcasts](https://a.example)\n[audio](1.mp3)\n[video]\nRye\n",
            "[podcasts](https://a.example)\n[audio](1.mp3)\n[video]\nRye\n",
        ),
    ]);
}
