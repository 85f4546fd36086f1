package postgres

import (
	"errors"
	"io"
	"net"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"fairlead"
	"fairlead/internal/store/sqlstore"
)

// dialect is what PostgreSQL says differently.
type dialect struct{}

var _ sqlstore.Dialect = dialect{}

func (dialect) In(p string) string { return "= ANY(" + p + ")" }

func (dialect) Numbers(p string) string { return "unnest(CAST(" + p + " AS bigint[])) AS k(value)" }

func (dialect) Ints(list []int64) any {
	if list == nil {
		return []int64{} // "= ANY(NULL)" holds for nothing, and neither does NOT of it
	}
	return list
}

func (dialect) Texts(list []string) any {
	if list == nil {
		return []string{}
	}
	return list
}

func (dialect) Locking(clause string) string { return clause }

// Plain leaves the column alone: the planner knows how many rows an index would leave.
func (dialect) Plain(column string) string { return column }

// Along leaves it to the planner, too.
func (dialect) Along(string) string { return "" }

// All keeps the planner from hoping that the rows wanted come soon.
func (dialect) All(text string) string { return text + " OFFSET 0" }

func (dialect) Joined(column string) string { return "string_agg(CAST(" + column + " AS text), ',')" }

// Among is a subplan, which PostgreSQL hashes: a list in the condition itself it may read from end to end for each row.
func (dialect) Among(column, p string) string {
	return "COALESCE(" + column + " IN (SELECT unnest(CAST(" + p + " AS bigint[]))), FALSE)"
}

// Merges: a column that is NULL is no constant to the planner, so it does not know that the rows come in order.
func (dialect) Merges() bool { return false }

func (dialect) PlanAnew() string { return "SET LOCAL plan_cache_mode = force_custom_plan" }

func (dialect) Costs() sqlstore.Costs {
	return sqlstore.Costs{Index: 0.5, Answer: 1, Nearby: 2, Lead: 3, Elsewhere: 2}
}

// Covering is not what an index is here: the table says which rows are there.
func (dialect) Covering() bool { return false }

func (dialect) Explain() string { return "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF)" }

// The SQLSTATEs of broken constraints.
const (
	uniqueViolation     = "23505"
	foreignKeyViolation = "23503"
	integrityClass      = "23"
)

func (dialect) Violation(err error) sqlstore.Violation {
	var refused *pgconn.PgError
	if !errors.As(err, &refused) {
		return sqlstore.NoViolation
	}
	switch {
	case refused.Code == uniqueViolation:
		return sqlstore.UniqueViolation
	case refused.Code == foreignKeyViolation:
		return sqlstore.ForeignKeyViolation
	case strings.HasPrefix(refused.Code, integrityClass):
		return sqlstore.OtherViolation
	}
	return sqlstore.NoViolation
}

// broken reports whether the connection went away in the middle of something.
func broken(err error) bool {
	var network net.Error
	return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed) || errors.As(err, &network)
}

func (dialect) SearchTable() sqlstore.Table {
	return sqlstore.Table{Name: "lead_search", Columns: []sqlstore.Column{
		{Name: "lead_id", Type: sqlstore.Int}, {Name: "words", Type: sqlstore.Words}, {Name: "workspace_id", Type: sqlstore.Int}}}
}

func (dialect) SearchDelete() string {
	return "DELETE FROM lead_search WHERE lead_id = $1 AND $2 <> 'x' AND workspace_id = $3"
}

func (dialect) SearchIDs(p string) string {
	return "SELECT lead_id AS id FROM lead_search WHERE workspace_id = $1 AND words @@ CAST(" + p + " AS tsquery) ORDER BY lead_id DESC LIMIT " + strconv.Itoa(fairlead.CountCap)
}

// SearchQuery quotes every word, so that nothing a person types is an operator of tsquery.
func (dialect) SearchQuery(_ sqlstore.Conn, alternatives [][]string) (string, error) {
	var groups []string
	for _, words := range alternatives {
		quoted := make([]string, len(words))
		for i, word := range words {
			quoted[i] = "'" + strings.ReplaceAll(strings.ReplaceAll(word, `\`, `\\`), "'", "''") + "':*"
		}
		groups = append(groups, "("+strings.Join(quoted, " & ")+")")
	}
	return strings.Join(groups, " | "), nil
}
