// Starts the app: one line to the server, one router, one root.
import './theme/fonts.ts';
import './theme/tokens.css';
import './theme/base.css';
import { createApp } from 'vue';
import App from './App.vue';
import { createRoutes } from './routes.ts';
import { createLine, lineKey } from './shared/live/line.ts';
import { takeScreenToken } from './shared/screenToken.ts';

const device = { monotonic: () => performance.now(), random: () => Math.random() };
const line = createLine({ origin: location.origin, token: takeScreenToken(location, localStorage, history), device });

createApp(App).provide(lineKey, line).use(createRoutes()).mount('#app');
