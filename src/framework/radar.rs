//! The radar: one's own ratings by area, today and at the last check-in, beside what is aimed for.

use chrono::NaiveDate;
use serde::Serialize;

use crate::{Logbook, Result, quarter::Period, store, store::framework::radar::Spoke};

/// How one stands by area.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Radar {
    /// The areas of the framework in use, pinned ones first.
    pub axes: Vec<RadarAxis>,
    /// The day that today is held against: that of the last check-in, or else the last day of the quarter before.
    pub before_on: NaiveDate,
    /// Whether it is that of a check-in.
    pub since_check_in: bool,
}

/// One area of the radar; means are of levels 0 to 4.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct RadarAxis {
    /// The area's slug.
    pub area: String,
    /// The area's name.
    pub name: String,
    /// Whether it comes first everywhere.
    pub pinned: bool,
    /// How many of its skills the person has rated by now.
    pub rated: u32,
    /// How many skills it has.
    pub of: u32,
    /// The mean of the person's own ratings of its rated skills today; none while no skill is rated.
    pub now: Option<f64>,
    /// The same on the day that today is held against.
    pub before: Option<f64>,
    /// The mean of what open goals aim for in its skills, of each skill the highest; where none does, the profile's target level.
    pub target: Option<f64>,
}

impl Logbook {
    /// How one stands by area, today and on the day of the last check-in; before the first one, on the last day of the quarter before
    /// (of the fiscal year, where one is set).
    pub fn radar(&self) -> Result<Radar> {
        let today = self.today();
        let profile = self.get_profile()?;
        let quarter_before = Period::containing(today, profile.fiscal_start).previous().to;
        let (checked_on, before_on, spokes) = self.read(|db| {
            let checked_on = store::skill_check_in::last_closed_on(db)?;
            let before_on = checked_on.unwrap_or(quarter_before);
            Ok((checked_on, before_on, store::framework::radar::spokes(db, today, before_on)?))
        })?;
        let aimed_at = profile.target_level.map(f64::from);
        let axes =
            spokes.chunk_by(|one, next| one.area == next.area).filter_map(|spokes| axis(spokes, aimed_at)).collect();
        Ok(Radar { axes, before_on, since_check_in: checked_on.is_some() })
    }
}

fn axis(spokes: &[Spoke], aimed_at: Option<f64>) -> Option<RadarAxis> {
    let first = spokes.first()?;
    let count = |counts: fn(&Spoke) -> bool| {
        u32::try_from(spokes.iter().filter(|spoke| counts(spoke)).count()).unwrap_or(u32::MAX)
    };
    Some(RadarAxis {
        area: first.area.clone(),
        name: first.name.clone(),
        pinned: first.pinned,
        rated: count(|spoke| spoke.now.is_some()),
        of: count(|spoke| spoke.skill),
        now: mean(spokes, |spoke| spoke.now),
        before: mean(spokes, |spoke| spoke.before),
        target: mean(spokes, |spoke| spoke.target).or(aimed_at),
    })
}

fn mean(spokes: &[Spoke], level: fn(&Spoke) -> Option<u8>) -> Option<f64> {
    let levels: Vec<f64> = spokes.iter().filter_map(level).map(f64::from).collect();
    (!levels.is_empty()).then(|| levels.iter().sum::<f64>() / levels.len() as f64)
}
