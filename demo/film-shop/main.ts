import './components/film-app.ts';
