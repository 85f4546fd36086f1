// Package httpapi is the door into Fairlead for browsers and programs: the HTTP API, the live stream, the API document
// and the files of the user interface.
//
// Every operation is one declaration: method, path, who may call it, handler. An operation that does not say who may
// call it makes New fail, so the server does not start. Handlers translate between wire types and use cases and decide
// nothing; which rows a caller may see is decided by the use cases. Errors leave as RFC 9457 problems through one
// translator, and the text of an internal error never does.
//
// It must not know the store.
package httpapi
