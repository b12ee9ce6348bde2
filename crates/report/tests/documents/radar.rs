//! The radar of skill areas: names that can be read, outlines that can be told apart without colour, and the numbers in words.

use cairn::{Radar, RadarAxis};
use cairn_report::chart::radar;

const NAMES: [&str; 17] = [
    "Continuous Learning",
    "Leadership",
    "Deep Learning Expertise",
    "Data Engineering",
    "Deployment and Operations",
    "Engineering Practice",
    "Innovation and Optimisation",
    "Collaboration and Communication",
    "Business Alignment",
    "Responsible AI",
    "Specialisation",
    "Working Habits",
    "A name that goes on for longer than three short lines have room for",
    "Donaudampfschifffahrtsgesellschaft",
    "データエンジニアリングと分析の実践",
    "R&D <b>",
    "One too many",
];

fn axis(name: &str, now: Option<f64>, before: Option<f64>, target: Option<f64>) -> RadarAxis {
    RadarAxis { area: String::new(), name: name.into(), pinned: false, rated: 2, of: 6, now, before, target }
}

/// A radar that is held against the quarter before.
fn with(axes: Vec<RadarAxis>) -> Radar {
    Radar { axes, before_on: "2026-09-30".parse().unwrap(), since_check_in: false }
}

fn of(count: usize) -> Radar {
    let axes = NAMES.iter().take(count).enumerate().map(|(index, name)| {
        let level = index as f64 % 5.0;
        axis(name, Some(level), Some(level / 2.0), Some(3.0))
    });
    with(axes.collect())
}

/// The values of an attribute, in order.
fn all<'a>(svg: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    svg.split(start.as_str()).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

/// A line of a name as it lies on the page: left, right, top and bottom, by letters as wide as a wide font has them.
fn lines(svg: &str) -> Vec<(String, [f64; 4])> {
    let mut found = Vec::new();
    for text in svg.split("<text class=\"name\" text-anchor=").skip(1) {
        let anchor = text[1..].split('"').next().unwrap();
        for line in text.split("</text>").next().unwrap().split("<tspan").skip(1) {
            let (x, y): (f64, f64) = (all(line, "x")[0].parse().unwrap(), all(line, "y")[0].parse().unwrap());
            let words = line
                .split_once('>')
                .unwrap()
                .1
                .split_once('<')
                .unwrap()
                .0
                .replace("&amp;", "&")
                .replace("&lt;", "<")
                .replace("&gt;", ">");
            let wide: f64 = words.chars().map(|letter| if letter < '\u{3000}' { 6.6 } else { 13.0 }).sum();
            let left = match anchor {
                "start" => x,
                "middle" => x - wide / 2.0,
                _ => x - wide,
            };
            found.push((words, [left, left + wide, y - 10.0, y + 3.0]));
        }
    }
    found
}

#[test]
fn names_stand_outside_the_rings_and_on_no_other_name() {
    for count in 3..=16 {
        let svg = radar(&of(count)).svg;
        let height: f64 = all(&svg, "height")[0].parse().unwrap();
        let centre: f64 = all(&svg, "cy")[0].parse().unwrap();
        let ring = all(&svg, "r")[..5].iter().map(|ring| ring.parse::<f64>().unwrap()).fold(0.0, f64::max);
        let lines = lines(&svg);
        assert!(lines.len() >= count, "{count} axes");
        for (index, (words, [left, right, top, bottom])) in lines.iter().enumerate() {
            assert!(
                *left >= 0.0 && *right <= 480.0 && *top >= 0.0 && *bottom < height,
                "“{words}” of {count} is cut off: {left} {right}"
            );
            let (x, y) = ((240.0f64).clamp(*left, *right) - 240.0, centre.clamp(*top, *bottom) - centre);
            assert!(x.hypot(y) > ring, "“{words}” of {count} lies on the rings");
            for (other, [from, to, above, below]) in &lines[..index] {
                let apart = right <= from || to <= left || bottom <= above || below <= top;
                assert!(apart, "“{words}” lies on “{other}” among {count}");
            }
        }
    }
}

#[test]
fn a_long_name_is_cut_on_the_page_and_whole_in_words() {
    let drawing = radar(&of(16));
    assert!(drawing.svg.contains("Donaudampfschiff…") && drawing.says.contains(NAMES[13]), "{}", drawing.svg);
    assert!(drawing.svg.contains("R&amp;D &lt;b&gt;") && !drawing.svg.contains("<b>"));
}

#[test]
fn the_outlines_differ_by_more_than_colour_and_name_none() {
    let svg = radar(&of(12)).svg;
    for (class, looks) in [
        ("now", "fill-opacity=\"0.14\""),
        ("before", "stroke-dasharray=\"6 4\""),
        ("target", "stroke-dasharray=\"0.1 4.5\""),
    ] {
        assert!(svg.contains(&format!("<path class=\"{class}\" ")) && svg.contains(looks), "{class}");
    }
    for colour in all(&svg, "fill").into_iter().chain(all(&svg, "stroke")) {
        assert!(["none", "currentColor"].contains(&colour), "{colour}");
    }
    assert!(!svg.contains(" id=") && !svg.contains("style") && !svg.contains('#'));
    for word in ["now", "a quarter ago", "aimed for"] {
        assert!(svg.contains(&format!(">{word}</text>")), "the key says {word}");
    }
}

#[test]
fn the_numbers_are_in_the_description() {
    let axes = vec![
        axis("Learning", Some(2.25), Some(2.0), Some(3.0)),
        axis("Leadership", None, None, Some(3.5)),
        axis("Data", Some(0.0), None, None),
    ];
    let drawing = radar(&with(axes));
    assert_eq!(
        drawing.says,
        "Learning: now 2.2, a quarter ago 2, aimed for 3 (2 of 6 skills rated). \
         Leadership: not rated, aimed for 3.5 (2 of 6 skills rated). Data: now 0 (2 of 6 skills rated)."
    );
    assert!(drawing.svg.contains("role=\"img\"") && drawing.svg.contains(&format!("<desc>{}</desc>", drawing.says)));
    assert!(drawing.svg.contains("<title>"));
}

#[test]
fn where_there_was_a_check_in_it_is_what_today_is_held_against() {
    let drawing = radar(&Radar { since_check_in: true, ..of(12) });
    assert!(drawing.svg.contains(">last check-in</text>") && !drawing.svg.contains("a quarter ago"));
    assert!(drawing.says.contains(", last check-in 0.5,"), "{}", drawing.says);
}

#[test]
fn what_is_not_rated_is_no_zero() {
    let axes = vec![axis("A", None, None, None), axis("B", Some(0.0), None, None), axis("C", Some(4.0), None, None)];
    let svg = radar(&with(axes)).svg;
    assert_eq!(svg.matches("<circle class=\"mark\"").count(), 2, "a point for each rating");
    let centre = all(&svg, "cy")[0];
    assert!(svg.contains(&format!("M240.0 {centre}L")), "it falls to the very middle, inside the ring of level 0");
    assert!(
        !svg.contains("class=\"before\"") && !svg.contains("a quarter ago"),
        "what there is none of is not in the key"
    );
}

#[test]
fn too_few_and_too_many_areas_are_bars() {
    for count in [0, 1, 2, 17] {
        let svg = radar(&of(count)).svg;
        assert!(!svg.contains("<circle"), "{count}");
        assert_eq!(svg.matches("<text class=\"name\" x=\"0\"").count(), count);
        assert_eq!(svg.matches("<text class=\"digit\"").count(), 5);
        let height: f64 = all(&svg, "height")[0].parse().unwrap();
        assert!(height > 22.0 + 30.0 * count as f64);
    }
}

#[test]
fn names_find_their_place_however_many_and_however_long_they_are() {
    let words = ["A", "of", "Deep", "Learning", "Engineering", "Communication", "Verantwortlichkeiten"];
    for count in 3..=16 {
        for seed in 0..400usize {
            let axes = (0..count).map(|index| {
                let long = 1 + (seed * 7 + index * 3) % 6;
                let name: Vec<&str> =
                    (0..long).map(|word| words[(seed + index * 5 + word * (1 + seed / 7)) % words.len()]).collect();
                axis(&name.join(" "), Some(1.0), None, None)
            });
            let svg = radar(&with(axes.collect())).svg;
            assert_eq!(svg.matches("<text class=\"name\" text-anchor=").count(), count, "{count} names, {seed}");
        }
    }
}
