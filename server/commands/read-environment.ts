import { type Environment, readEnvironment } from "#app/kernel/env.server.ts";
import { CommandFailure, type Terminal } from "./terminal.ts";

/** The server's configuration. @throws CommandFailure with the line that the server would print */
export function readCommandEnvironment(terminal: Terminal): Environment {
  const environment = readEnvironment(terminal.env);
  if (!environment.ok) throw new CommandFailure(environment.line);
  return environment.value;
}
