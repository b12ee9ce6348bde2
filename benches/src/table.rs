//! The table: row, what, ours, floor, ratio, goal.

/// Prints the heads of the columns.
pub fn head() {
    println!("{:>3}  {:<66} {:>10} {:>10} {:>7} {:>7}", "row", "what", "ours", "floor", "ratio", "goal");
}

/// One line of times, in seconds; the goal is the largest ratio that meets it.
pub fn times(row: u32, what: &str, (ours, floor, ratio): (f64, f64, f64), goal: f64) {
    line(row, what, &seconds(ours), &seconds(floor), &format!("{ratio:.2}"), &format!("{goal:.2}"), ratio <= goal);
}

/// One line of counts.
pub fn counts(row: u32, what: &str, count: usize, goal: usize) {
    line(row, what, &count.to_string(), "", "", &goal.to_string(), count <= goal);
}

/// One line of times that have no floor of their own, in seconds; the goal is the longest that meets it.
pub fn limit(row: u32, what: &str, ours: f64, goal: f64) {
    line(row, what, &seconds(ours), "", "", &seconds(goal), ours <= goal);
}

/// One line of times whose longest is what counts: the median of ours and of the floor and the longest of ours, in seconds.
pub fn limited(row: u32, what: &str, (middle, floor, longest): (f64, f64, f64), goal: f64) {
    let what = format!("{what} (longest {})", seconds(longest));
    line(
        row,
        &what,
        &seconds(middle),
        &seconds(floor),
        &format!("{:.2}", middle / floor),
        &seconds(goal),
        longest <= goal,
    );
}

/// What could not be measured here, and why.
pub fn absent(row: u32, what: &str, why: &str) {
    println!("{row:>3}  {what}: not measured, {why}");
}

fn line(row: u32, what: &str, ours: &str, floor: &str, ratio: &str, goal: &str, met: bool) {
    let mark = if met { "" } else { "  missed" };
    println!("{row:>3}  {what:<66} {ours:>10} {floor:>10} {ratio:>7} {goal:>7}{mark}");
}

fn seconds(value: f64) -> String {
    match value {
        _ if value < 1e-3 => format!("{:.1} µs", value * 1e6),
        _ if value < 1.0 => format!("{:.2} ms", value * 1e3),
        _ => format!("{value:.2} s"),
    }
}
