import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './components/app.tsx';

createRoot(document.getElementById('shop')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
