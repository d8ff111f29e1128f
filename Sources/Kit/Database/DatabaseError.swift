/// What can go wrong between us and a database, in words for the person at the command line. Nothing in here holds a bound value or a password.
package enum DatabaseError: Error, Hashable, Sendable {
    package enum Constraint: String, Sendable { case unique, foreignKey, notNull, check, appendOnly }

    /// Why a copy could not be made or brought back.
    package enum CopyFault: Sendable { case noCopy, unusable, place, tool }

    /// A rule of the schema was broken; `detail` names the table, column or constraint.
    case constraint(Constraint, detail: String)
    /// Another writer held the database for longer than we wait.
    case busy
    /// All connections of the pool were taken for longer than we wait.
    case poolExhausted
    /// The server went away before anything was saved.
    case connectionLost(String)
    /// The server went away between our COMMIT and its answer.
    case outcomeUnknown
    case unreachable(String)
    case wrongPassword
    case diskFull
    case readOnly
    /// A command changed rows and noted no ``Change``.
    case unrecorded
    case noRow
    case column(String, problem: String)
    /// A value one of the engines cannot hold.
    case value(String)
    case tooNew(module: String, number: Int)
    case missingTable(String)
    case missingFile(String)
    case notADatabase(String)
    case damaged(String)
    case noPermission(String)
    /// `backup` or `restore` could not do its work.
    case copy(CopyFault, String)
    /// It holds somebody else's tables.
    case foreign
    case closed
    case other(code: String, message: String, statement: String)
}

extension DatabaseError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .constraint(let kind, let detail): "Baza odmówiła zapisu: \(kind.polish) (\(detail))."
        case .busy: "Baza jest zajęta przez inny zapis. Spróbuj ponownie za chwilę."
        case .poolExhausted: "Wszystkie połączenia z bazą są zajęte. Spróbuj ponownie za chwilę."
        case .connectionLost(let message): "Utracono połączenie z bazą; niczego nie zapisano. \(message)"
        case .outcomeUnknown: "Utracono połączenie z bazą w chwili zatwierdzania: nie wiadomo, czy zapisano. Sprawdź stan, zanim powtórzysz."
        case .unreachable(let message): "Nie można połączyć się z bazą. \(message)"
        case .wrongPassword: "Baza odrzuciła hasło. Popraw je w adresie bazy."
        case .diskFull: "Brak miejsca na dysku bazy; ostatniej zmiany nie zapisano. Zwolnij miejsce i powtórz."
        case .readOnly: "Baza jest otwarta tylko do odczytu."
        case .unrecorded: "Błąd programu: polecenie zmieniło dane i nie zapisało tego w dzienniku zmian. Zmianę cofnięto."
        case .noRow: "Brak oczekiwanego wiersza w bazie."
        case .column(let name, let problem): "Kolumna „\(name)”: \(problem)."
        case .value(let problem): "Tej wartości nie można zapisać: \(problem)."
        case .tooNew(let module, let number):
            "Baza jest nowsza niż ten program (zna zmianę \(number) modułu „\(module)”). Uruchom nowszą wersję programu."
        case .missingTable(let name): "W bazie brakuje tabeli „\(name)”. Uruchom „pozytek migrate”."
        case .missingFile(let path): "Nie ma pliku bazy „\(path)”."
        case .notADatabase(let path): "Plik „\(path)” nie jest bazą SQLite."
        case .damaged(let problem): "Plik bazy jest uszkodzony: \(problem). Odtwórz bazę z kopii zapasowej."
        case .noPermission(let what): "Brak uprawnień: \(what)."
        case .copy(_, let problem): problem
        case .foreign: "W tej bazie są tabele innego programu. Podaj inną bazę; tej nie zmieniono."
        case .closed: "Baza jest już zamknięta."
        case .other(let code, let message, let statement): "Błąd bazy \(code): \(message)\(statement.isEmpty ? "" : " [\(statement)]")"
        }
    }
}

extension DatabaseError.Constraint {
    var polish: String {
        switch self {
        case .unique: "taka wartość już istnieje"
        case .foreignKey: "brak wiersza, do którego prowadzi odwołanie, albo coś się do tego wiersza odwołuje"
        case .notNull: "brak wymaganej wartości"
        case .check: "wartość spoza dozwolonych"
        case .appendOnly: "dziennika zmian nie wolno poprawiać ani usuwać"
        }
    }
}
