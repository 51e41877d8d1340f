import { conform } from './conform.js';

await conform('socket.io');
