import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { createQueryClient } from './api/query-client';
import { App } from './app';
import { applyStoredTheme } from './ui/theme';
import './styles/base.css';
import './styles/controls.css';
import './styles/overlays.css';
import './styles/views.css';
import './styles/tables.css';

applyStoredTheme();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      {/* Styles stand in files only: the Content-Security-Policy allows no inline ones. */}
      <CSPProvider disableStyleElements>
        <QueryClientProvider client={createQueryClient()}>
          <App />
        </QueryClientProvider>
      </CSPProvider>
    </StrictMode>,
  );
}
