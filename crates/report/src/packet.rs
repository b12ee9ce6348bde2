//! The packet for a mentor: one HTML file that is read in any browser, from disk, and answered in the page itself.

use cairn::{Packet, PacketItem, PacketQuestion, PacketSkill, Paper, ReportPlace};

use crate::html::{self, escape};
use crate::outline;
use crate::words::{day, line};

/// The whole file.
pub(crate) fn write(packet: &Packet, paper: Paper) -> String {
    let head = outline::compose(&packet.report);
    let style = html::style(paper, "") + include_str!("packet/packet.css");
    let body = format!("<main>\n{}{}{}</main>\n", html::header(&head), guide(packet), form(packet));
    html::file(&head.title_and_name(), &style, Some(include_str!("packet/packet.js")), &body)
}

fn guide(packet: &Packet) -> String {
    let from = escape(&name_of(packet));
    format!(
        "<p class=\"note answer\">Everything here is optional: answer what you like, in any order. Nothing is sent by itself. \
         <strong>Save reply</strong> writes a small file that you send back to {from}; <strong>Save draft</strong> writes one \
         that you can open here again.</p>\n\
         <p class=\"note unable\">You can read everything here. To answer, open this file in a browser: this viewer does not run the \
         page's own script.</p>\n"
    )
}

fn form(packet: &Packet) -> String {
    let mut out = format!(
        "<form autocomplete=\"off\" data-packet=\"{id}\" data-quarter=\"{quarter}\" data-from=\"{to}\" data-to=\"{from}\" data-file=\"cairn-reply-{quarter}\">\n",
        id = packet.id,
        quarter = escape(&packet.report.quarter),
        to = escape(&packet.to),
        from = escape(&name_of(packet)),
    );
    questions(&mut out, packet);
    for part in outline::parts(&packet.report) {
        html::blocks(&mut out, &part.blocks);
        comments(&mut out, packet, part.area.as_deref());
    }
    skills(&mut out, packet);
    out.push_str(include_str!("packet/bar.html"));
    out.push_str("</form>\n");
    out
}

/// Whose packet it is, in a sentence.
fn name_of(packet: &Packet) -> String {
    let name = line(&packet.from);
    if name.is_empty() { "its owner".to_owned() } else { name }
}

/// Opens what an answer can be given to.
fn part(tag: &str, class: &str, kind: &str, (key, hash, seen): (&str, &str, &str)) -> String {
    format!(
        "<{tag} class=\"{class}\" data-kind=\"{kind}\" data-key=\"{}\" data-hash=\"{}\" data-seen=\"{}\">\n",
        escape(key),
        escape(hash),
        escape(seen)
    )
}

fn questions(out: &mut String, packet: &Packet) {
    if packet.questions.is_empty() {
        return;
    }
    out.push_str(&format!("<h2>Questions from {}</h2>\n", escape(&name_of(packet))));
    for (number, PacketQuestion { key, hash, text }) in packet.questions.iter().enumerate() {
        out.push_str(&part("div", "ask", "question", (key, hash, text)));
        out.push_str(&format!(
            "<label for=\"question-{number}\" dir=\"auto\">{}</label>\n<textarea id=\"question-{number}\" rows=\"3\" dir=\"auto\"></textarea>\n</div>\n",
            escape(&line(text))
        ));
    }
}

/// A place for words about each record of an area.
fn comments(out: &mut String, packet: &Packet, area: Option<&str>) {
    let of_area =
        |item: &&PacketItem| matches!(&item.place, ReportPlace::Area { area: of, .. } if Some(of.as_str()) == area);
    let items: Vec<&PacketItem> = packet.items.iter().filter(of_area).collect();
    let Some(PacketItem { place: ReportPlace::Area { name, .. }, .. }) = items.first() else {
        return;
    };
    out.push_str(&format!("<div class=\"comments answer\">\n<h3>Your comments on {}</h3>\n", escape(&line(name))));
    for item in items {
        let facts = [item.kind.as_str().to_owned(), item.on.map(day).unwrap_or_default()];
        let facts = facts.iter().filter(|fact| !fact.is_empty()).map(String::as_str).collect::<Vec<_>>().join(", ");
        let title = escape(&line(&item.title));
        out.push_str(&part("div", "item", "comment", (&item.key, &item.hash, &item.title)));
        out.push_str(&format!(
            "<details>\n<summary dir=\"auto\">{title} <span class=\"quiet\">· {facts}</span></summary>\n\
             <textarea rows=\"3\" dir=\"auto\" aria-label=\"Comment on {title}\"></textarea>\n</details>\n</div>\n"
        ));
    }
    out.push_str("</div>\n");
}

fn skills(out: &mut String, packet: &Packet) {
    if packet.skills.is_empty() {
        return;
    }
    let who = escape(&name_of(packet));
    out.push_str(&format!("<h2>Skills in focus</h2>\n<p class=\"quiet\">Where do you see {who} today?</p>\n"));
    for (number, skill) in packet.skills.iter().enumerate() {
        rating(out, packet, number, skill);
    }
}

fn rating(out: &mut String, packet: &Packet, number: usize, skill: &PacketSkill) {
    let named = |rank: u8| {
        let level = skill.levels.iter().find(|level| level.rank == rank);
        level.map_or_else(|| rank.to_string(), |level| format!("{rank}, {}", line(&level.name)))
    };
    let said = [
        skill.mine.map(|rank| format!("{}: {}", name_of(packet), named(rank))),
        skill.said.map(|rank| format!("You, last time: {}", named(rank))),
    ];
    let said = said.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let name = escape(&line(&skill.name));
    out.push_str(&part("fieldset", "skill", "skill", (&skill.key, &skill.hash, &skill.name)));
    out.push_str(&format!(
        "<legend dir=\"auto\">{name} <span class=\"quiet\">· {}</span></legend>\n",
        escape(&line(&skill.area))
    ));
    if !said.is_empty() {
        out.push_str(&format!("<p class=\"quiet\" dir=\"auto\">{}</p>\n", escape(&said)));
    }
    out.push_str("<ul class=\"levels\">\n");
    for level in &skill.levels {
        out.push_str(&format!(
            "<li><label><input type=\"radio\" name=\"skill-{number}\" value=\"{rank}\"><span dir=\"auto\"><span class=\"rank\">{rank} {name}</span> {descriptor}</span></label></li>\n",
            rank = level.rank,
            name = escape(&line(&level.name)),
            descriptor = escape(&line(&level.descriptor)),
        ));
    }
    out.push_str(&format!(
        "</ul>\n<button type=\"button\" data-does=\"clear\">Clear the rating of {name}</button>\n\
         <label class=\"answer\" for=\"why-{number}\">Why, in a line</label>\n\
         <textarea id=\"why-{number}\" rows=\"2\" dir=\"auto\"></textarea>\n</fieldset>\n"
    ));
}
