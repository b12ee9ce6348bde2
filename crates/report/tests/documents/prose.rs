//! A person's Markdown as HTML, as the window shows it.

use cairn_report::markdown_to_html;
use proptest::prelude::*;

#[test]
fn the_markdown_of_everyday_notes_is_shown() {
    let html = markdown_to_html(
        "a ~~b~~ https://example.org\n\n- [x] done\n- [ ] open\n\n| h |\n|---|\n| c |\n\nd[^1]\n\n[^1]: note",
    );
    for part in [
        "<del>b</del>",
        "<a href=\"https://example.org\">",
        "checked disabled aria-label=\"done\"",
        "disabled aria-label=\"open\"",
        "<th>h</th>",
        "class=\"footnotes\"",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
}

#[test]
fn html_is_shown_as_the_text_it_is() {
    assert_eq!(
        markdown_to_html("a `b` <script>alert(1)</script> Vec<String>"),
        "<p>a <code>b</code> &lt;script&gt;alert(1)&lt;/script&gt; Vec&lt;String&gt;</p>\n"
    );
    assert_eq!(
        markdown_to_html("<div onclick=\"x\">\nhi\n</div>"),
        "<p>&lt;div onclick=&quot;x&quot;&gt;\nhi\n&lt;/div&gt;</p>\n"
    );
    assert_eq!(markdown_to_html("a<br>b"), "<p>a<br />\nb</p>\n");
    assert_eq!(markdown_to_html("<!-- of no use to a reader -->\n\na <!-- b --> c"), "<p>a  c</p>\n");
}

#[test]
fn a_link_leads_to_the_web_or_to_mail_or_is_no_link() {
    assert_eq!(
        markdown_to_html("[a](https://e.org) [b](mailto:b@e.org)"),
        "<p><a href=\"https://e.org\">a</a> <a href=\"mailto:b@e.org\">b</a></p>\n"
    );
    assert_eq!(
        markdown_to_html("[a](javascript:x) [b](data:text/html,x) [c](file:///c) [d](d.md) [e](//e.org) <vbscript:x>"),
        "<p>a b c d e vbscript:x</p>\n"
    );
}

#[test]
fn an_image_is_a_link_to_itself_because_nothing_is_fetched() {
    assert_eq!(markdown_to_html("![loss](https://e.org/l.png)"), "<p><a href=\"https://e.org/l.png\">loss</a></p>\n");
    assert_eq!(
        markdown_to_html("![](https://e.org/l.png)"),
        "<p><a href=\"https://e.org/l.png\">https://e.org/l.png</a></p>\n"
    );
    assert_eq!(
        markdown_to_html("![loss](loss.png) [![x](https://e.org/x.svg)](https://e.org)"),
        "<p>loss <a href=\"https://e.org\">x</a></p>\n"
    );
}

proptest! {
    #[test]
    fn no_markdown_makes_a_tag_of_its_own(text in "[-<>/a-c\"'=:()\\[\\]!`*_#&;\n|~^ ]{0,80}") {
        let html = markdown_to_html(&text).to_ascii_lowercase();
        for never in ["<script", "<img", "<iframe", "<svg", "javascript:", "<!--"] {
            prop_assert!(!html.contains(never), "{html}");
        }
    }
}

#[test]
fn a_file_of_the_logbook_is_a_link_that_the_window_shows() {
    assert_eq!(
        markdown_to_html("![loss curve](attachment:0193-aF) [notes](attachment:02)"),
        "<p><a href=\"attachment:0193-aF\">loss curve</a> <a href=\"attachment:02\">notes</a></p>\n"
    );
    assert_eq!(markdown_to_html("[a](attachment:) [b](attachment:x/y) [c](attachment:%3Cb%3E)"), "<p>a b c</p>\n");
}
