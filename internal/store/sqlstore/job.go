package sqlstore

import (
	"cmp"
	"database/sql"
	"slices"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// jobTable makes a job that is wanted already run at the earlier of both times.
var jobTable = Table{Name: "job",
	Columns: slices.Concat(ints("workspace_id"), texts("kind"), ints("ref_id", "run_at"), texts("holder"), ints("failures"), texts("error")),
	Conflict: `ON CONFLICT (workspace_id, kind, ref_id) DO UPDATE SET
		run_at = CASE WHEN job.run_at < excluded.run_at THEN job.run_at ELSE excluded.run_at END`}

// Want asks for jobs. They are locked in one order, whoever asks.
func (tx jobs) Want(all ...fairlead.Job) error {
	all = slices.SortedFunc(slices.Values(all), func(a, b fairlead.Job) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Ref, b.Ref)) })
	err := tx.conn.Insert(jobTable, len(all), func(i int, args []any) {
		j := &all[i]
		args[0], args[1], args[2], args[3], args[4], args[5], args[6] = tx.workspace, string(j.Kind), j.Ref, micros(j.RunAt), "", int64(0), ""
	})
	return wrap("want jobs", err)
}

// due is when somebody may take a job.
const due = `COALESCE(lease_ends, run_at)`

const jobColumns = `kind, ref_id, run_at, lease_ends, failures, error`

// Claim takes the job that is due longest and that nobody else is taking at this moment.
func (tx jobs) Claim(at, leaseEnds time.Time, holder string) (fairlead.Job, error) {
	s, err := one(tx.conn, scanJob, `SELECT `+jobColumns+` FROM job WHERE workspace_id = $1 AND `+due+` <= $2
		ORDER BY `+due+`, kind, ref_id LIMIT 1 `+tx.dialect.Locking("FOR UPDATE SKIP LOCKED"), tx.workspace, micros(at))
	if err == nil {
		_, err = tx.conn.Exec(`UPDATE job SET run_at = NULL, lease_ends = $4, holder = $5 WHERE workspace_id = $1 AND kind = $2 AND ref_id = $3`,
			tx.workspace, string(s.Kind), s.Ref, micros(leaseEnds), holder)
	}
	return s.Job, wrap("claim job", err)
}

// Finish ends the holder's claim.
func (tx jobs) Finish(j fairlead.Job, holder string) error {
	n, err := tx.conn.Exec(`DELETE FROM job WHERE workspace_id = $1 AND kind = $2 AND ref_id = $3 AND holder = $4 AND run_at IS NULL AND $5 = 0`,
		tx.workspace, string(j.Kind), j.Ref, holder, flag(!j.RunAt.IsZero()))
	if err == nil && n == 0 {
		n, err = tx.conn.Exec(`UPDATE job SET lease_ends = NULL, holder = '', failures = $5, error = $6,
				run_at = CASE WHEN run_at IS NOT NULL AND (run_at < $7 OR $8 = 0) THEN run_at ELSE $7 END
			WHERE workspace_id = $1 AND kind = $2 AND ref_id = $3 AND holder = $4`,
			tx.workspace, string(j.Kind), j.Ref, holder, int64(j.Failures), j.Error, micros(j.RunAt), flag(!j.RunAt.IsZero()))
	}
	return wrap("finish job", found(n, err))
}

// List returns every job.
func (tx jobs) List() ([]store.JobState, error) {
	all, err := many(tx.conn, scanJob, `SELECT `+jobColumns+` FROM job WHERE workspace_id = $1 ORDER BY kind, ref_id`, tx.workspace)
	return all, wrap("list jobs", err)
}

func scanJob(row Row) (store.JobState, error) {
	var s store.JobState
	var run, ends sql.NullInt64
	err := row.Scan(&s.Kind, &s.Ref, &run, &ends, &s.Failures, &s.Error)
	s.RunAt, s.LeaseEnds = optionalTimeOf(run), optionalTimeOf(ends)
	return s, err
}

// nextJobs says of each workspace when its next job is due.
func nextJobs(conn Conn) (map[int64]time.Time, error) {
	all, err := many(conn, scanNextJob, `SELECT workspace_id, min(`+due+`) FROM job GROUP BY workspace_id`)
	next := make(map[int64]time.Time, len(all))
	for _, n := range all {
		next[n.workspace] = timeOf(n.at)
	}
	return next, wrap("find next jobs", err)
}

type nextJob struct{ workspace, at int64 }

func scanNextJob(row Row) (nextJob, error) {
	var n nextJob
	err := row.Scan(&n.workspace, &n.at)
	return n, err
}
