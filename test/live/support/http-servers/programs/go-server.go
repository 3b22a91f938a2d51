// A server of net/http in front of another one. Each argument is a listener: behaviour:plain|tls:port.
package main

import (
	"compress/gzip"
	"context"
	"crypto/tls"
	"flag"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os"
	"os/signal"
	"strings"
	"sync/atomic"
	"syscall"
	"time"
)

type countKey struct{}

func main() {
	backend := flag.String("backend", "", "the URL of the server behind this one")
	cert := flag.String("cert", "", "a file in PEM")
	key := flag.String("key", "", "a file in PEM")
	flag.Parse()
	target, err := url.Parse(*backend)
	if err != nil {
		log.Fatal(err)
	}
	var servers []*http.Server
	for _, listener := range flag.Args() {
		parts := strings.Split(listener, ":")
		server := newServer(parts[0], target)
		listening, err := net.Listen("tcp", "127.0.0.1:"+parts[2])
		if err != nil {
			log.Fatal(err)
		}
		servers = append(servers, server)
		if parts[1] == "tls" {
			go server.ServeTLS(listening, *cert, *key)
		} else {
			go server.Serve(listening)
		}
	}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM)
	<-stop
	limit, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	for _, server := range servers {
		server.Shutdown(limit)
	}
}

func newServer(behaviour string, target *url.URL) *http.Server {
	proxy := &httputil.ReverseProxy{
		Rewrite: func(request *httputil.ProxyRequest) {
			request.SetURL(target)
			tellOfTls(request)
		},
		// It would otherwise ask for compressed bodies, and pass them on without the compression.
		Transport: &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: 16},
	}
	switch behaviour {
	case "compressing":
		proxy.ModifyResponse = compress
	case "unframed":
		proxy.ModifyResponse = unframe
	}
	server := &http.Server{
		Handler: http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
			count := request.Context().Value(countKey{}).(*atomic.Int32).Add(1)
			if behaviour == "counting" && count == 2 {
				response.Header().Set("Connection", "close")
			}
			proxy.ServeHTTP(response, request)
		}),
		ConnContext: func(connection context.Context, _ net.Conn) context.Context {
			return context.WithValue(connection, countKey{}, new(atomic.Int32))
		},
		// Without HTTP/2, which has neither chunks nor connections to close.
		TLSNextProto: map[string]func(*http.Server, *tls.Conn, http.Handler){},
		ErrorLog:     log.New(io.Discard, "", 0),
	}
	if behaviour == "impatient" {
		server.IdleTimeout = 300 * time.Millisecond
	}
	server.SetKeepAlivesEnabled(behaviour != "closing")
	return server
}

func tellOfTls(request *httputil.ProxyRequest) {
	state := request.In.TLS
	if state == nil {
		return
	}
	session := "new"
	if state.DidResume {
		session = "resumed"
	}
	request.Out.Header.Set("X-Tls-Name", state.ServerName)
	request.Out.Header.Set("X-Tls-Session", session)
}

// net/http then sends neither a length nor chunks, and closes the connection.
func unframe(response *http.Response) error {
	if response.ContentLength < 0 {
		response.Header.Set("Transfer-Encoding", "identity")
	}
	return nil
}

func compress(response *http.Response) error {
	if response.Request.Method == http.MethodHead || response.StatusCode == http.StatusNoContent {
		return nil
	}
	plain := response.Body
	reader, writer := io.Pipe()
	go func() {
		defer plain.Close()
		packed := gzip.NewWriter(writer)
		_, err := io.Copy(packed, plain)
		if err == nil {
			err = packed.Close()
		}
		writer.CloseWithError(err)
	}()
	response.Body = reader
	response.ContentLength = -1
	response.Header.Del("Content-Length")
	response.Header.Set("Content-Encoding", "gzip")
	return nil
}
