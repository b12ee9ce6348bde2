//! Strips as a group of Word's own shapes, with what they say.

use std::fmt::Write as _;

use super::body::Body;
use super::xml;
use crate::chart::{self, LINE_WIDTH, Look, MARK, Mark, RING_WIDTH, STRIP, Strip, TRACK};

/// What Word measures shapes in: so many to the unit of a strip, which is three quarters of a point.
const UNIT: f64 = 9525.0;

impl Body {
    /// A run that holds the drawing. Who cannot draw it shows nothing in its place, and the numbers stand in the same row.
    pub(super) fn drawing(&mut self, strip: &Strip) -> String {
        let [width, height] = STRIP.map(|side| emu(side.into()));
        let id = self.next_shape();
        let mut out = format!(
            r#"<w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{id}" name="Chart {id}" descr="{says}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/><a:chOff x="0" y="0"/><a:chExt cx="{width}" cy="{height}"/></a:xfrm></wpg:grpSpPr>"#,
            says = xml(&strip.drawing.says)
        );
        for mark in &strip.marks {
            let id = self.next_shape();
            out.push_str(&shape(mark, id));
        }
        out.push_str(
            "</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>",
        );
        out
    }

    fn next_shape(&mut self) -> u32 {
        self.shapes += 1;
        self.shapes
    }
}

fn shape(mark: &Mark, id: u32) -> String {
    let [x, y, width, height] = mark.frame.map(emu);
    let filled = |colour: &str| format!(r#"<a:solidFill><a:srgbClr val="{}"/></a:solidFill>"#, hex(colour));
    let lined = |colour: &str, thick: f64| format!(r#"<a:ln w="{}">{}</a:ln>"#, emu(thick), filled(colour));
    let (geometry, looks) = match mark.look {
        Look::Track(thick) => ("line", lined(TRACK, thick)),
        Look::Line => ("line", lined(MARK, LINE_WIDTH)),
        Look::Bar => ("rect", filled(MARK) + "<a:ln><a:noFill/></a:ln>"),
        Look::Ring => ("ellipse", filled(chart::PAPER) + &lined(MARK, RING_WIDTH)),
        Look::Disc => ("ellipse", filled(MARK) + "<a:ln><a:noFill/></a:ln>"),
    };
    let mut out = format!(r#"<wps:wsp><wps:cNvPr id="{id}" name="Shape {id}"/><wps:cNvSpPr/><wps:spPr>"#);
    let _ = write!(out, r#"<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>"#);
    let _ = write!(
        out,
        r#"<a:prstGeom prst="{geometry}"><a:avLst/></a:prstGeom>{looks}</wps:spPr><wps:bodyPr/></wps:wsp>"#
    );
    out
}

fn hex(colour: &str) -> String {
    colour.trim_start_matches('#').to_uppercase()
}

fn emu(units: f64) -> i64 {
    // A strip is small, so that nothing is lost.
    (units * UNIT).round() as i64
}
