// The floor: passes each frame on to everyone else at the same address, without looking into it.
import { WebSocketServer } from "ws";

const rooms = new Map();
const server = new WebSocketServer({
  port: Number(process.env.PORT),
  host: process.env.HOST,
  perMessageDeflate: false,
});
server.on("connection", (socket, request) => {
  const room = rooms.get(request.url) ?? new Set();
  rooms.set(request.url, room);
  room.add(socket);
  socket.on("message", (data) => {
    for (const other of room) if (other !== socket) other.send(data);
  });
  socket.on("close", () => {
    room.delete(socket);
    if (room.size === 0) rooms.delete(request.url);
  });
});
server.on("listening", () => console.log(`listening on ${process.env.PORT}`));
