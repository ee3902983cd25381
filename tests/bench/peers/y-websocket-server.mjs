// `@y/websocket-server` as its own command starts it: in memory, no persistence. PORT and HOST come from the environment.
import "@y/websocket-server/server";
