//! The open data file: where reads, writes, the clock and undo meet.

use std::{
    cell::Cell,
    ops::Deref,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, OnceLock},
};

use chrono::{DateTime, FixedOffset, Local, NaiveDate, NaiveDateTime, Utc};
use uuid::Uuid;

use crate::{
    Error, Kind, LogbookId, Result, Source,
    day::{Leaning, parse_day, parse_moment},
    home,
    quarter::{Period, parse_period},
    store::{
        self, Connection, Transaction, history,
        schema::{self, Opened},
    },
};

/// What the logbook's time is read from.
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    /// The machine's clock and time zone.
    System,
    /// One instant, with the offset that days are read in; for scripts and tests.
    Fixed(DateTime<FixedOffset>),
}

impl Clock {
    fn read(self) -> DateTime<FixedOffset> {
        match self {
            #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
            Self::System => Local::now().fixed_offset(),
            Self::Fixed(instant) => instant,
        }
    }

    /// An instant as this clock shows it.
    fn shows(self, instant: DateTime<Utc>) -> DateTime<FixedOffset> {
        match self {
            Self::System => instant.with_timezone(&Local).fixed_offset(),
            Self::Fixed(now) => instant.with_timezone(now.offset()),
        }
    }
}

/// How to open a logbook.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where time comes from.
    pub clock: Clock,
    /// Which face writes, for the history.
    pub source: Source,
}

/// One person's record: an open SQLite file.
pub struct Logbook {
    // Opened by the first read: a program that only writes does not pay for it. Closed before the writer, which then folds the WAL
    // back with one sync less: it has made the folder's entry last already.
    reader: Mutex<Option<Connection>>,
    writer: Mutex<Connection>,
    path: Option<PathBuf>,
    absent: Mutex<bool>,
    read_only: OnceLock<String>,
    last_step: Mutex<Option<i64>>,
    options: Options,
}

/// What can be said of a logbook's file without saying what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Its schema, by the number of its migrations.
    pub schema: u32,
    /// The version of the database library that reads it.
    pub sqlite: &'static str,
    /// How many records it holds, by kind.
    pub records: Vec<(Kind, u32)>,
}

/// Everything that a change may need: the transaction, the time, and fresh ids.
pub(crate) struct Change<'a> {
    tx: &'a Transaction<'a>,
    pub(crate) now: DateTime<Utc>,
    pub(crate) today: NaiveDate,
    logbook: LogbookId,
    /// Whether there is no file until this change.
    pub(crate) founding: bool,
    step: i64,
    issued: Cell<u32>,
}

impl Deref for Change<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.tx
    }
}

impl Change<'_> {
    /// A UUIDv7 that sorts by time, then step, then order within the step. It is made from the logbook and the step alone,
    /// so that a fixed clock gives the same ids again; its last part is spread evenly, so that a few letters name a record.
    pub(crate) fn id<T: From<Uuid>>(&self) -> T {
        let issued = self.issued.get();
        self.issued.set(issued.wrapping_add(1));
        let spread = Uuid::new_v5(&self.logbook.0, format!("{}/{issued}/{}", self.step, self.now).as_bytes());
        let mut rest = [0u8; 10];
        rest[..2].copy_from_slice(&(self.step as u16 & 0x0fff).to_be_bytes());
        rest[2..4].copy_from_slice(&(issued as u16 & 0x3fff).to_be_bytes());
        rest[4..].copy_from_slice(&spread.as_bytes()[..6]);
        let millis = self.now.timestamp_millis().max(0).unsigned_abs();
        uuid::Builder::from_unix_timestamp_millis(millis, &rest).into_uuid().into()
    }
}

impl Logbook {
    /// Opens the file. One that does not exist yet is created by the first change.
    ///
    /// # Errors
    /// `Storage` for what is no logbook or cannot be read, `TooNew` for a newer one; the file is then untouched.
    pub fn open(path: &Path, options: Options) -> Result<Self> {
        if !schema::exists(path)? {
            let mut blank = Self::in_memory(options)?;
            blank.path = Some(path.to_owned());
            *blank.absent.get_mut().unwrap_or_else(|poisoned| poisoned.into_inner()) = true;
            return Ok(blank);
        }
        let Opened { writer, reader, read_only } = schema::open(path)?;
        let logbook = Self::over(writer, reader, Some(path.to_owned()), options);
        Ok(Self { read_only: read_only.map(OnceLock::from).unwrap_or_default(), ..logbook })
    }

    /// Opens the file, and creates it at once when it is absent.
    ///
    /// # Errors
    /// As [`Logbook::open`], and `Storage` when the folder cannot be written.
    pub fn open_or_create(path: &Path, options: Options) -> Result<Self> {
        let logbook = Self::open(path, options.clone())?;
        if logbook.read_only().is_some() {
            return Ok(logbook);
        }
        match logbook.writer().map(drop) {
            // Another program may have been quicker.
            Err(_) if schema::exists(path)? => Self::open(path, options),
            created => created.map(|()| logbook),
        }
    }

    /// A logbook that lives in memory, for tests and previews.
    ///
    /// # Errors
    /// `Storage` when there is no memory for it.
    pub fn in_memory(options: Options) -> Result<Self> {
        let (writer, reader) = schema::open_in_memory(&seed(&options))?;
        Ok(Self::over(writer, Some(reader), None, options))
    }

    fn over(writer: Connection, reader: Option<Connection>, path: Option<PathBuf>, options: Options) -> Self {
        Self {
            writer: Mutex::new(writer),
            reader: Mutex::new(reader),
            path,
            absent: Mutex::new(false),
            read_only: OnceLock::new(),
            last_step: Mutex::new(None),
            options,
        }
    }

    /// The file, where it has one.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Why nothing can be written, where that is so: the disk is full, or the folder is read-only.
    pub fn read_only(&self) -> Option<&str> {
        self.read_only.get().map(String::as_str)
    }

    /// Whether there is no file yet.
    pub(crate) fn is_absent(&self) -> bool {
        *locked(&self.absent)
    }

    /// The logbook's time.
    pub fn now(&self) -> DateTime<Utc> {
        self.options.clock.read().to_utc()
    }

    /// The person's day: the local calendar day of the logbook's clock.
    pub fn today(&self) -> NaiveDate {
        self.options.clock.read().date_naive()
    }

    /// The day and the time of day that the person's clock shows.
    pub fn local_time(&self) -> NaiveDateTime {
        self.options.clock.read().naive_local()
    }

    /// An instant as the person's clock shows it.
    pub(crate) fn on_the_clock(&self, instant: DateTime<Utc>) -> DateTime<FixedOffset> {
        self.options.clock.shows(instant)
    }

    /// The step that the last change through this very logbook became, for the Undo beside its message; none when it changed
    /// nothing.
    pub fn last_step(&self) -> Option<i64> {
        *locked(&self.last_step)
    }

    /// The day that words such as `last friday` say, seen from the person's today.
    ///
    /// # Errors
    /// `Invalid` when they say none, or one that does not exist.
    pub fn day(&self, field: &'static str, text: &str, leaning: Leaning) -> Result<NaiveDate> {
        parse_day(field, text, self.today(), leaning)
    }

    /// The instant that a day and a time say in a time zone; in the machine's when none is named.
    ///
    /// # Errors
    /// `Invalid` when they say none, or the zone is unknown.
    pub fn moment(&self, field: &'static str, text: &str, zone: &str) -> Result<DateTime<Utc>> {
        parse_moment(field, text, self.today(), zone_named(zone)?)
    }

    /// The quarter or range that `text` says, by the profile's fiscal year.
    ///
    /// # Errors
    /// `Invalid` when it says none.
    pub fn period(&self, text: &str) -> Result<Period> {
        parse_period("quarter", text, self.today(), self.get_profile()?.fiscal_start)
    }

    /// Whether the person has written no record yet.
    ///
    /// # Errors
    /// `Storage` when the file cannot be read.
    pub fn is_fresh(&self) -> Result<bool> {
        self.read(store::record::is_empty)
    }

    /// What can be said of the file without saying what is in it.
    ///
    /// # Errors
    /// `Storage` when the file cannot be read.
    pub fn facts(&self) -> Result<Facts> {
        let (schema, sqlite) = self.read(schema::versions)?;
        Ok(Facts { schema, sqlite, records: self.read(store::record::count_by_kind)? })
    }

    /// Moves the file to where none is yet: copies it, proves the copy, then removes it from its old place. Backups stay where
    /// they are. Where it was the person's own, [`Logbook::default_path`] follows it. This logbook then refuses every change; open
    /// the file at its new place.
    ///
    /// # Errors
    /// `Invalid` for a place where there is a file, `Storage` when another program has the logbook open or the copy cannot be
    /// written; the logbook then stays where it is and goes on.
    pub fn move_to(&self, to: &Path) -> Result<()> {
        let Some(from) = self.path() else {
            return Err(Error::Storage { message: "A logbook in memory cannot be moved.".into(), path: None });
        };
        if to.symlink_metadata().is_ok() {
            let message =
                format!("There is already a file {}. Choose another folder; nothing was moved.", to.display());
            return Err(Error::invalid("folder", message));
        }
        let going = || self.alone(|db| store::backup::move_file(db, from, to));
        if Self::default_path().is_ok_and(|own| own == from) {
            home::with_word_left(to, going)?
        } else {
            going()?
        }
        self.read_only.get_or_init(|| format!("The logbook was moved to {}. Open it there.", to.display()));
        Ok(())
    }

    /// Changes whenever another program has committed to the file, or created it; not by what this logbook writes itself.
    pub fn data_version(&self) -> Result<i64> {
        self.adopt()?;
        let created = i64::from(!self.is_absent()) << 32;
        Ok(created + store::data_version(&locked(&self.writer))?)
    }

    pub(crate) fn read<T>(&self, f: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.adopt()?;
        let mut reader = locked(&self.reader);
        let reader = match (&mut *reader, &self.path) {
            (Some(open), _) => open,
            (closed, Some(path)) => closed.insert(schema::open_reader(path)?),
            (closed, None) => closed.insert(store::nowhere()?),
        };
        store::snapshot(reader, f)
    }

    /// All of `f` happens, or none of it; undo takes it back as one step under its intent.
    pub(crate) fn write<T>(&self, intent: &str, f: impl FnOnce(&Change<'_>) -> Result<T>) -> Result<T> {
        self.write_from(self.options.source, intent, f)
    }

    /// As [`Logbook::write`], noted as coming from somewhere else than the face.
    pub(crate) fn write_from<T>(
        &self,
        source: Source,
        intent: &str,
        f: impl FnOnce(&Change<'_>) -> Result<T>,
    ) -> Result<T> {
        let now = self.options.clock.read();
        self.transact(|tx, founding| {
            let step = history::begin(tx, intent, source, now.to_utc())?;
            let change = Change {
                tx,
                now: now.to_utc(),
                today: now.date_naive(),
                logbook: schema::logbook_id(tx)?,
                founding,
                step,
                issued: Cell::new(0),
            };
            let value = f(&change)?;
            let written = history::finish(tx, step)?.then_some(step);
            Ok((value, written))
        })
        .map(|(value, written)| {
            *locked(&self.last_step) = written;
            value
        })
    }

    /// A transaction outside the history: undo and redo themselves, drafts, erasing. The first one that succeeds creates the
    /// file, with what it wrote in it; one that is refused leaves no file behind.
    pub(crate) fn write_unnoted<T>(&self, f: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        self.transact(|tx, _| f(tx))
    }

    /// Tells `f` as well whether the transaction creates the file.
    fn transact<T>(&self, f: impl FnOnce(&Transaction<'_>, bool) -> Result<T>) -> Result<T> {
        if let Some(why) = self.read_only() {
            return Err(Error::Storage { message: why.to_owned(), path: self.path.clone() });
        }
        self.adopt()?;
        let absent = Some(locked(&self.absent)).filter(|absent| **absent);
        let mut db = locked(&self.writer);
        let tx = store::begin(&mut db)?;
        let value = f(&tx, absent.is_some())?;
        store::commit(tx)?;
        if let (Some(mut absent), Some(path)) = (absent, &self.path) {
            if let Err(error) = store::backup::found(&db, path) {
                // What could not be saved must not be saved with the next change either.
                let (writer, reader) = schema::open_in_memory(&seed(&self.options))?;
                self.put(&mut db, (writer, Some(reader)));
                return Err(error);
            }
            let Opened { writer, reader, .. } = schema::open(path)?;
            self.put(&mut db, (writer, reader));
            *absent = false;
        }
        Ok(value)
    }

    /// Opens the file if another program created it since.
    fn adopt(&self) -> Result<()> {
        let mut absent = locked(&self.absent);
        if let (true, Some(path)) = (*absent, &self.path)
            && schema::exists(path)?
        {
            let Opened { writer, reader, read_only } = schema::open(path)?;
            self.put(&mut locked(&self.writer), (writer, reader));
            if let Some(why) = read_only {
                self.read_only.get_or_init(|| why);
            }
            *absent = false;
        }
        Ok(())
    }

    fn put(&self, db: &mut Connection, (writer, reader): (Connection, Option<Connection>)) {
        *db = writer;
        *locked(&self.reader) = reader;
    }

    /// The writing connection, after creating the file if there is none.
    pub(crate) fn writer(&self) -> Result<MutexGuard<'_, Connection>> {
        self.write_unnoted(|_| Ok(()))?;
        Ok(locked(&self.writer))
    }

    /// Lets `f` have the file for this logbook's writing connection alone.
    pub(crate) fn alone<T>(&self, f: impl FnOnce(&mut Connection) -> Result<T>) -> Result<T> {
        let mut writer = self.writer()?;
        let mut reader = locked(&self.reader);
        if self.path.is_some() {
            *reader = None;
        }
        f(&mut writer)
    }
}

/// The time zone of that IANA name; the machine's when the name is empty.
pub(crate) fn zone_named(name: &str) -> Result<chrono_tz::Tz> {
    let name = match name.trim() {
        "" => &iana_time_zone::get_timezone().unwrap_or_else(|_| "UTC".into()),
        name => name,
    };
    name.parse().map_err(|_| {
        Error::invalid("zone", format!("“{name}” is no time zone: it is written Area/City, such as Europe/Berlin."))
    })
}

/// What a new file's id and first instant come from.
fn seed(options: &Options) -> schema::Seed {
    let now = options.clock.read().to_utc();
    let id = match options.clock {
        Clock::System => Uuid::now_v7(),
        Clock::Fixed(_) => Uuid::new_v5(&Uuid::NAMESPACE_OID, now.to_rfc3339().as_bytes()),
    };
    schema::Seed { id: id.into(), now }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}
