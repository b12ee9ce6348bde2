//! What issuers say about how long their certifications hold, by the day they were earned.

use cairn::{CertificationQuestion, CertificationRule};

use crate::support::{day, logbook, refused};

fn asked(issuer: &str, name: &str, earned_on: Option<&str>) -> CertificationQuestion {
    CertificationQuestion { issuer: issuer.into(), name: name.into(), earned_on: earned_on.map(day) }
}

fn rule(issuer: &str, name: &str, earned_on: &str) -> Option<CertificationRule> {
    logbook().suggest_certification(&asked(issuer, name, Some(earned_on))).unwrap()
}

fn end(issuer: &str, name: &str, earned_on: &str) -> Option<String> {
    rule(issuer, name, earned_on)?.expires_on.map(|day| day.to_string())
}

#[test]
fn a_kubernetes_certification_holds_two_years_from_the_first_of_april_2024_and_three_before() {
    for (earned, ends) in [("2024-03-31", "2027-03-31"), ("2024-04-01", "2026-04-01"), ("2024-04-02", "2026-04-02")] {
        for (issuer, name) in [
            ("Cloud Native Computing Foundation", "Certified Kubernetes Administrator (CKA)"),
            ("CNCF", "CKAD"),
            ("The Linux Foundation", "kcna"),
            ("", "Certified Kubernetes Application Developer"),
        ] {
            assert_eq!(end(issuer, name, earned).as_deref(), Some(ends), "{name} of {earned}");
        }
    }
    assert_eq!(
        end("CNCF", "CKS", "2023-05-01").as_deref(),
        Some("2025-05-01"),
        "security was given for two years all along"
    );
    assert_eq!(rule("The Linux Foundation", "Course on licences", "2024-05-01"), None);
}

#[test]
fn each_issuer_has_its_own_span() {
    for (issuer, name, earned, ends) in [
        ("Amazon Web Services", "AWS Certified Machine Learning – Specialty", "2024-02-29", Some("2027-02-28")),
        ("aws", "Cloud Practitioner", "2025-06-01", Some("2028-06-01")),
        ("Microsoft", "Azure Administrator Associate", "2025-06-01", Some("2026-06-01")),
        ("Microsoft", "Azure Administrator Associate", "2021-06-29", Some("2023-06-29")),
        ("MICROSOFT", "Azure AI Fundamentals", "2025-06-01", None),
        ("GitHub", "GitHub Actions", "2024-12-31", Some("2027-12-31")),
        ("GitHub", "GitHub Actions", "2025-01-01", Some("2027-01-01")),
        ("Google Cloud", "Professional Machine Learning Engineer", "2025-06-01", Some("2027-06-01")),
        ("Google", "Associate Cloud Engineer", "2025-06-01", Some("2028-06-01")),
        ("Snowflake", "SnowPro Core", "2025-06-01", Some("2027-06-01")),
        ("Databricks", "Machine Learning Associate", "2025-06-01", Some("2027-06-01")),
        ("Scrum Alliance", "Certified ScrumMaster (CSM)", "2025-06-01", Some("2027-06-01")),
    ] {
        let found = rule(issuer, name, earned).unwrap_or_else(|| panic!("{issuer} {name}"));
        assert_eq!(found.expires_on.map(|day| day.to_string()).as_deref(), ends, "{issuer} {name}");
        assert_eq!(found.cycle.is_some(), ends.is_some(), "what holds for a span is renewed for a span");
    }
    for (name, credits) in [("CSM", 20.0), ("A-CSM", 30.0), ("CSP-SM", 40.0)] {
        assert_eq!(rule("Scrum Alliance", name, "2025-06-01").unwrap().credits_needed, Some(credits), "{name}");
    }
}

#[test]
fn a_rule_is_a_suggestion_and_says_where_and_when_it_was_found() {
    for (issuer, name) in
        [("AWS", "Developer"), ("CNCF", "CKA"), ("GitHub", "Foundations"), ("Databricks", "Data Engineer Professional")]
    {
        let rule = rule(issuer, name, "2025-06-01").unwrap();
        assert!(rule.sentence.contains("suggestion") && rule.sentence.ends_with('.'), "{}", rule.sentence);
        assert!(rule.source.ends_with("; looked up on 2026-11-23"), "{}", rule.source);
    }
}

#[test]
fn what_nobody_knows_is_not_guessed() {
    for (issuer, name) in [
        ("", ""),
        ("Coursera", "Machine Learning"),
        ("Google", "Google Data Analytics Professional Certificate"),
        ("Microsoft", "Office Specialist"),
        ("Awsome Academy", "Developer"),
        ("Udemy", "CKA with tests"),
    ] {
        assert_eq!(rule(issuer, name, "2025-06-01"), None, "{issuer} {name}");
    }
}

#[test]
fn before_it_is_earned_the_rule_of_today_is_told_without_an_end() {
    let rule = logbook().suggest_certification(&asked("CNCF", "CKA", None)).unwrap().unwrap();
    assert_eq!((rule.expires_on, rule.cycle.map(|cycle| cycle.to_string()).as_deref()), (None, Some("24m")));
    refused(&logbook(), "earned", |logbook| logbook.suggest_certification(&asked("CNCF", "CKA", Some("0024-04-01"))));
}
