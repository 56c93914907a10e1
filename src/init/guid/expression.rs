//! What stands between the marks of a template, and behind a key of a script, as far as it tells where a value comes from: paths,
//! texts, calls and filters of Liquid, Nunjucks, Jinja, Go, ERB, JavaScript and Python, which differ little in that.

use super::tokens::{Token, tokens};

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Expression {
    Text(String),
    /// `post.data.guid`, `.Params.guid`, `episode["guid"]`
    Path(Vec<String>),
    /// A filter, function or method, with what it is asked of first, unless that is the last as Go has it.
    Call(String, Vec<Expression>),
    /// One behind the other.
    Join(Vec<Expression>),
    /// The first that says something.
    Either(Vec<Expression>),
    /// Only running it would tell.
    Unknown,
}

use Expression::{Call, Either, Join, Path, Text, Unknown};

/// Deeper ones say nothing that anybody could follow.
const DEEPEST: usize = 24;

/// Longer ones neither; in bytes.
pub(super) const LONGEST: usize = 2_000;

/// What `text` says.
pub(super) fn parse(text: &str) -> Expression {
    nested(text, 0)
}

/// The same, so deep in another.
pub(super) fn nested(text: &str, depth: usize) -> Expression {
    if text.len() > LONGEST || depth > DEEPEST {
        return Unknown;
    }
    let mut parser = Parser { tokens: tokens(text, depth), at: 0, depth };
    let found = parser.whole();
    if parser.at != parser.tokens.len() { Unknown } else { found }
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
}

impl Parser {
    fn is(&self, sign: &str) -> bool {
        matches!(self.tokens.get(self.at), Some(Token::Sign(here)) if *here == sign)
    }

    fn takes(&mut self, sign: &str) -> bool {
        let found = self.is(sign);
        self.at += usize::from(found);
        found
    }

    fn takes_word(&mut self, word: &str) -> bool {
        let found = matches!(self.tokens.get(self.at), Some(Token::Name(name)) if name == word);
        self.at += usize::from(found);
        found
    }

    /// With its filters.
    fn whole(&mut self) -> Expression {
        self.depth += 1;
        if self.depth > DEEPEST {
            self.at = self.tokens.len() + 1;
            return Unknown;
        }
        let mut value = self.chosen();
        while self.takes("|") {
            let Some(Token::Name(name)) = self.tokens.get(self.at).cloned() else { return Unknown };
            self.at += 1;
            let arguments = if self.takes("(") {
                self.list(")")
            } else if self.takes(":") {
                self.listed()
            } else {
                self.arguments()
            };
            value = Call(name, std::iter::once(value).chain(arguments).collect());
        }
        self.depth -= 1;
        value
    }

    /// `a ? b : c`, `a if b else c`
    fn chosen(&mut self) -> Expression {
        let value = self.either();
        if self.takes("?") {
            let first = self.whole();
            let second = if self.takes(":") { self.whole() } else { Unknown };
            return Either(vec![first, second]);
        }
        if self.takes_word("if") {
            while self.at < self.tokens.len() {
                if self.takes_word("else") {
                    return Either(vec![value, self.whole()]);
                }
                if self.is(")") || self.is("]") {
                    break;
                }
                self.at += 1;
            }
        }
        value
    }

    fn either(&mut self) -> Expression {
        let mut found = vec![self.both()];
        while self.takes("||") || self.takes("??") || self.takes_word("or") {
            found.push(self.both());
        }
        if found.len() == 1 { found.remove(0) } else { Either(found) }
    }

    /// `a && b` is `b` where there is an `a`; what is compared is no value.
    fn both(&mut self) -> Expression {
        let mut value = self.joined();
        loop {
            if self.takes("&&") || self.takes_word("and") {
                value = self.joined();
            } else if ["===", "!==", "==", "!=", "<=", ">=", "<", ">"].iter().any(|sign| self.takes(sign)) {
                self.joined();
                value = Unknown;
            } else {
                return value;
            }
        }
    }

    fn joined(&mut self) -> Expression {
        let mut found = vec![self.value()];
        loop {
            if self.takes("+") || self.takes("~") || self.takes("<>") {
                found.push(self.value());
            } else if self.is("%") && matches!(found.as_slice(), [Text(_)]) {
                self.at += 1;
                let arguments = if self.takes("(") { self.list(")") } else { vec![self.value()] };
                found = vec![Call("printf".into(), found.into_iter().chain(arguments).collect())];
            } else {
                return if found.len() == 1 { found.remove(0) } else { Join(found) };
            }
        }
    }

    fn value(&mut self) -> Expression {
        self.takes("!");
        let mut value = match self.tokens.get(self.at).cloned() {
            Some(Token::Value(value)) => {
                self.at += 1;
                value
            }
            Some(Token::Name(name)) => {
                self.at += 1;
                if ["new", "await", "not"].contains(&name.as_str()) {
                    return self.value();
                }
                if name.bytes().all(|byte| byte.is_ascii_digit()) { Text(name) } else { self.named(&name) }
            }
            Some(Token::Sign("(")) => {
                self.at += 1;
                let value = self.whole();
                if self.takes(")") { value } else { Unknown }
            }
            _ => return Unknown,
        };
        // What is asked of the value: `["guid"]`, `.href`, `.toString()`.
        loop {
            if self.takes("[") {
                value = self.element(value);
            } else if let Some(Token::Name(name)) = self.tokens.get(self.at)
                && let Some(member) = name.strip_prefix('.').filter(|name| !name.is_empty())
                && !matches!(value, Path(_))
            {
                let member = member.to_owned();
                self.at += 1;
                value = self.of_member(value, &member);
            } else {
                return value;
            }
        }
    }

    fn element(&mut self, value: Expression) -> Expression {
        self.takes(":");
        let inside = self.whole();
        if !self.takes("]") {
            return Unknown;
        }
        match (value, inside) {
            (Path(mut parts), Text(part)) => {
                parts.push(part);
                // `ep["links"].audio`
                while let Some(Token::Name(name)) = self.tokens.get(self.at)
                    && let Some(member) = name.strip_prefix('.')
                {
                    parts.extend(member.split('.').map(str::to_owned));
                    self.at += 1;
                }
                if self.is("(") { self.called(&parts) } else { Path(parts) }
            }
            (Path(mut parts), Path(name)) if name.len() == 1 => {
                parts.extend(name);
                Path(parts)
            }
            _ => Unknown,
        }
    }

    fn of_member(&mut self, value: Expression, member: &str) -> Expression {
        let called = self.takes("(");
        let arguments = if called { self.list(")") } else { Vec::new() };
        let last = member.rsplit('.').next().unwrap_or(member).to_owned();
        Call(last, std::iter::once(value).chain(arguments).collect())
    }

    /// A path, or what is called by it.
    fn named(&mut self, name: &str) -> Expression {
        let parts: Vec<String> = name
            .split('.')
            .filter(|part| !part.is_empty())
            .map(|part| part.trim_start_matches('$').to_owned())
            .collect();
        if self.is("(") {
            return self.called(&parts);
        }
        let arguments = self.arguments();
        if arguments.is_empty() { Path(parts) } else { of_call(&parts, arguments) }
    }

    fn called(&mut self, parts: &[String]) -> Expression {
        self.takes("(");
        let arguments = self.list(")");
        of_call(parts, arguments)
    }

    /// What stands behind a name without a sign between, as Go and Ruby have it.
    fn arguments(&mut self) -> Vec<Expression> {
        const WORDS: [&str; 8] = ["if", "else", "or", "and", "unless", "in", "is", "not"];
        let mut found = Vec::new();
        loop {
            match self.tokens.get(self.at) {
                Some(Token::Value(value)) => {
                    found.push(value.clone());
                    self.at += 1;
                }
                Some(Token::Name(name)) if !WORDS.contains(&name.as_str()) => {
                    let parts = name.split('.').filter(|part| !part.is_empty());
                    let parts: Vec<String> = parts.map(|part| part.trim_start_matches('$').to_owned()).collect();
                    let is_number = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
                    found.push(if is_number { Text(name.clone()) } else { Path(parts) });
                    self.at += 1;
                }
                Some(Token::Sign("(")) if !found.is_empty() || self.is_behind_name() => {
                    self.at += 1;
                    let value = self.whole();
                    if !self.takes(")") {
                        return vec![Unknown];
                    }
                    found.push(value);
                }
                _ => return found,
            }
        }
    }

    fn is_behind_name(&self) -> bool {
        matches!(self.at.checked_sub(1).and_then(|before| self.tokens.get(before)), Some(Token::Name(_)))
    }

    /// Values between commas.
    fn listed(&mut self) -> Vec<Expression> {
        let mut found = vec![self.chosen()];
        while self.takes(",") {
            found.push(self.chosen());
        }
        found
    }

    fn list(&mut self, end: &str) -> Vec<Expression> {
        let mut found = Vec::new();
        while !self.takes(end) {
            let before = self.at;
            found.push(self.whole());
            // `key=value`, which nothing here asks for.
            if self.takes("=") {
                self.whole();
                found.pop();
            }
            self.takes(",");
            if self.at == before {
                self.at = self.tokens.len() + 1;
                return vec![Unknown];
            }
        }
        found
    }
}

/// `episode.get("guid", x)`, `post.url.replace(…)`, `index .Params "guid"`, `escapeXml(x)`
fn of_call(parts: &[String], arguments: Vec<Expression>) -> Expression {
    let Some((name, above)) = parts.split_last() else { return Unknown };
    let asked = |more: &str| {
        let parts = above.iter().cloned().chain(more.split('.').map(str::to_owned));
        Path(parts.collect())
    };
    match (name.as_str(), arguments.as_slice()) {
        ("get" | "Param" | "dig" | "fetch" | "Get", [Text(key)]) => asked(key),
        ("get" | "fetch", [Text(key), other]) => Either(vec![asked(key), other.clone()]),
        ("index", [Path(table), Text(key)]) => Path(table.iter().chain([key]).cloned().collect()),
        ("or", _) => Either(arguments),
        // Of Go: `default ELSE VALUE`
        ("default", [other, value]) => Either(vec![value.clone(), other.clone()]),
        // A method has what it is asked of before it; functions of modules have their names alone.
        _ if above.is_empty() || above.first().is_some_and(|first| is_module(first)) => Call(name.clone(), arguments),
        _ => Call(name.clone(), std::iter::once(Path(above.to_vec())).chain(arguments).collect()),
    }
}

fn is_module(name: &str) -> bool {
    name.chars().next().is_some_and(|first| first.is_ascii_uppercase())
        || ["urllib", "html", "escape", "utils", "strings", "path", "str", "urls", "fmt", "transform", "safe", "xml"]
            .contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> Expression {
        Path(text.split('.').map(str::to_owned).collect())
    }

    fn text(text: &str) -> Expression {
        Text(text.into())
    }

    fn call(name: &str, arguments: &[Expression]) -> Expression {
        Call(name.into(), arguments.to_vec())
    }

    #[test]
    fn filters_of_templates() {
        let url = path("post.url");
        assert_eq!(parse(" post.url | absolute_url "), call("absolute_url", std::slice::from_ref(&url)));
        let prepended = call("prepend", &[url.clone(), path("site.url")]);
        assert_eq!(parse("post.url | prepend: site.url"), prepended);
        assert_eq!(parse("post.url | prepend: site.url | xml_escape"), call("xml_escape", &[prepended]));
        assert_eq!(
            parse("post.url | url | absoluteUrl(meta.url)"),
            call("absoluteUrl", &[call("url", std::slice::from_ref(&url)), path("meta.url")])
        );
        assert_eq!(parse("post.data.guid or post.url"), Either(vec![path("post.data.guid"), url]));
        assert_eq!(parse("a.b ~ 'c'"), Join(vec![path("a.b"), text("c")]));
    }

    #[test]
    fn functions_of_go() {
        assert_eq!(
            parse(".Params.guid | default .Permalink"),
            call("default", &[path("Params.guid"), path("Permalink")])
        );
        assert_eq!(parse("default .Permalink .Params.guid"), Either(vec![path("Params.guid"), path("Permalink")]));
        assert_eq!(parse("printf \"ep-%s\" .Params.number"), call("printf", &[text("ep-%s"), path("Params.number")]));
        assert_eq!(parse("index .Params \"guid\""), path("Params.guid"));
        assert_eq!(parse("$page.Param \"guid\""), path("page.guid"));
        assert_eq!(parse("or .Params.guid .Permalink"), Either(vec![path("Params.guid"), path("Permalink")]));
        assert_eq!(parse("."), Path(Vec::new()));
        let inner = call("printf", &[text("%s"), path("Slug")]);
        assert_eq!(parse("(printf \"%s\" .Slug) | safeHTML"), call("safeHTML", &[inner]));
    }

    #[test]
    fn scripts() {
        assert_eq!(
            parse("`${site}/e/${post.slug}/`"),
            Join(vec![path("site"), text("/e/"), path("post.slug"), text("/")])
        );
        assert_eq!(parse("post.data.guid ?? url"), Either(vec![path("post.data.guid"), path("url")]));
        assert_eq!(parse("post.data?.guid"), path("post.data.guid"));
        assert_eq!(
            parse("new URL(post.url, context.site).href"),
            call("href", &[call("URL", &[path("post.url"), path("context.site")])])
        );
        assert_eq!(parse("a ? b : c"), Either(vec![path("b"), path("c")]));
        assert_eq!(parse("f\"{base}/{ep['slug']}\""), Join(vec![path("base"), text("/"), path("ep.slug")]));
        assert_eq!(parse("ep.get('guid', url)"), Either(vec![path("ep.guid"), path("url")]));
        assert_eq!(parse("ep['guid'] if 'guid' in ep else x"), Either(vec![path("ep.guid"), path("x")]));
        assert_eq!(parse("\"#{a}/#{b.url}\""), Join(vec![path("a"), text("/"), path("b.url")]));
        assert_eq!(parse("'ep-%03d' % ep.number"), call("printf", &[text("ep-%03d"), path("ep.number")]));
        assert_eq!(parse("String(e.number)"), call("String", &[path("e.number")]));
        assert_eq!(
            parse("a.guid || crypto.randomUUID()"),
            Either(vec![path("a.guid"), call("randomUUID", &[path("crypto")])])
        );
    }

    #[test]
    fn what_is_deep_or_long_says_nothing() {
        for text in [
            "(".repeat(1_900),
            "a[".repeat(900),
            "`${".repeat(600),
            "!".repeat(1_900),
            "x".repeat(5_000),
            "a?".repeat(900),
        ] {
            assert_eq!(parse(&text), Unknown, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_says_something(text in ".{0,60}|([a-z.|(){}\\[\\]\"'`$?:+%!, ]){0,60}") {
            parse(&text);
        }
    }
}
