import "./camera/camera-card";
