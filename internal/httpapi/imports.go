package httpapi

import (
	"context"
	"errors"
	"mime/multipart"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/ingest/csvfile"
	"fairlead/internal/usecase"
)

func (a *API) declareImports() {
	const tag = "Imports"
	may := needs(access.ToImport...)
	register(a, Operation{"GET", "/imports", may, "list-imports", tag, "Files of leads, newest first and without their columns", 0, false}, a.listImports)
	register(a, Operation{"POST", "/imports", may, "read-import", tag, "Read a CSV or Excel file of leads: the part file of a form. Nothing is done with its rows before the commit", http.StatusCreated, false}, a.readImport)
	register(a, Operation{"GET", "/imports/{id}", may, "get-import", tag, "How far an import is", 0, false}, a.getImport)
	register(a, Operation{"DELETE", "/imports/{id}", may, "delete-import", tag, "Discard a file that was not committed", 0, false}, a.deleteImport)
	register(a, Operation{"POST", "/imports/{id}/preview", may, "preview-import", tag, "What a commit would do with the first 20,000 rows at this moment; nothing is written", 0, false}, a.previewImport)
	register(a, Operation{"POST", "/imports/{id}/commit", may, "commit-import", tag, "Bring in the rows. It goes on in the background: see the import, and stop or undo its batch", http.StatusAccepted, false}, a.commitImport)
	register(a, Operation{"GET", "/imports/{id}/rejected", may, "rejected-rows", tag, "The rows that could not be brought in, with the reasons, as CSV: mend them, and bring that file in", 0, false}, a.rejectedRows)
	a.describeFiles()
}

// describeFiles says in the document what is sent and answered as it is, and not as JSON.
func (a *API) describeFiles() {
	paths := a.huma.OpenAPI().Paths
	if item := paths[Root+"/imports"]; item != nil {
		item.Post.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"multipart/form-data": {Schema: &huma.Schema{
			Type: huma.TypeObject, Required: []string{"file"}, Properties: map[string]*huma.Schema{"file": {Type: huma.TypeString, Format: "binary"}}}}}}
	}
	if item := paths[Root+"/imports/{id}/rejected"]; item != nil {
		item.Get.Responses["200"] = &huma.Response{Description: "The columns of the file, behind two more",
			Content: map[string]*huma.MediaType{"text/csv": {Schema: &huma.Schema{Type: huma.TypeString}}}}
	}
}

func (a *API) listImports(ctx context.Context, actor fairlead.Actor, in *Paging) (*Answer[List[Import]], error) {
	return pageAs(*in, wireImport, func(before int64, limit int) ([]usecase.ImportView, int64, error) {
		return a.App.Imports(ctx, actor, before, limit)
	})
}

func (a *API) getImport(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Answer[Import], error) {
	return answerAs(wireImport)(a.App.Import(ctx, actor, in.ID))
}

func (a *API) deleteImport(ctx context.Context, actor fairlead.Actor, in *IDPath) (*Empty, error) {
	return nil, a.App.DeleteImport(ctx, actor, in.ID)
}

// importFile is a request with a file, which is read while it comes.
type importFile struct {
	Encoding  string `query:"encoding" enum:"utf-8,utf-16le,utf-16be,windows-1252" doc:"If absent, it is found out"`
	Delimiter string `query:"delimiter" enum:"comma,semicolon,tab,bar" doc:"If absent, it is found out"`
	Header    string `query:"header" enum:"yes,no" doc:"Whether the first row names the columns; if absent, it does"`

	w http.ResponseWriter
	r *http.Request
}

// Resolve keeps the request.
func (in *importFile) Resolve(ctx huma.Context) []error {
	in.r, in.w = humago.Unwrap(ctx)
	return nil
}

// How large a file may be, and how long one may take to come.
const (
	mostImportBytes = 1 << 30
	uploadTime      = time.Hour
)

var delimiters = map[string]string{"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}

func (in *importFile) options() csvfile.Options {
	o := csvfile.Options{Encoding: in.Encoding, Delimiter: delimiters[in.Delimiter]}
	if in.Header != "" {
		o.Header = new(in.Header == "yes")
	}
	return o
}

// part is the part of the form that has the file.
func (in *importFile) part() (*multipart.Part, error) {
	patience := http.NewResponseController(in.w)
	ends := time.Now().Add(uploadTime)
	if err := errors.Join(patience.SetReadDeadline(ends), patience.SetWriteDeadline(ends.Add(writeTime))); err != nil {
		return nil, err
	}
	in.r.Body = http.MaxBytesReader(in.w, in.r.Body, mostImportBytes)
	form, err := in.r.MultipartReader()
	if err != nil {
		return nil, errNoFile
	}
	for {
		part, err := form.NextPart()
		if err != nil {
			return nil, errNoFile
		}
		if part.FormName() == "file" {
			return part, nil
		}
	}
}

var errNoFile = fairlead.Invalid("file", "Send the file as the part file of a form (multipart/form-data).")

func (a *API) readImport(ctx context.Context, actor fairlead.Actor, in *importFile) (*Answer[Import], error) {
	part, err := in.part()
	if err != nil {
		return nil, err
	}
	view, err := a.readFile(ctx, actor, part, in.options())
	if cut := new(http.MaxBytesError); errors.As(err, &cut) {
		return nil, fairlead.Invalid("file", "This file is larger than 1 GB. Bring it in parts.")
	}
	if err != nil {
		return nil, err
	}
	return answer(wireImport(view)), nil
}

func (a *API) readFile(ctx context.Context, actor fairlead.Actor, part *multipart.Part, options csvfile.Options) (usecase.ImportView, error) {
	file, err := csvfile.Open(part, options)
	if err != nil {
		return usecase.ImportView{}, err
	}
	view, err := a.App.ReadImport(ctx, actor, part.FileName(), file)
	return view, errors.Join(err, file.Close())
}

func (a *API) previewImport(ctx context.Context, actor fairlead.Actor, in *planImport) (*Answer[ImportPreview], error) {
	return answerAs(wirePreview)(a.App.PreviewImport(ctx, actor, in.ID, in.Body.plan))
}

func (a *API) commitImport(ctx context.Context, actor fairlead.Actor, in *planImport) (*Answer[Import], error) {
	return answerAs(wireImport)(a.App.BeginImport(ctx, actor, in.ID, in.Body.plan))
}
