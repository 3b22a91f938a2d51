import { apache } from './apache.js'
import { goServer } from './go-server.js'
import { haproxy } from './haproxy.js'
import type { HttpServerKind } from './http-server-kind.js'
import { jetty } from './jetty.js'
import { nginx } from './nginx.js'

/** The HTTP servers in front of our pages. */
export const httpServers: readonly HttpServerKind[] = [nginx, apache, haproxy, goServer, jetty]
